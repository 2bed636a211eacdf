import './alone';

import { i18n } from '@lingui/core';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { currentSession, expireSession } from '@/api/session';
import { clearSelection } from '@/components/selection';
import { dayInSight } from '@/lib/dayInSight';
import { density } from '@/lib/density';
import { language } from '@/lib/locale';
import { markReachable } from '@/lib/reachable';
import { setZone } from '@/lib/zone';
import { messages } from '@/locales/en.po';
import { justChanged, justFlagged, liveState } from '@/realtime/live';
import { dismiss } from '@/ui/toasts';

beforeEach(() => {
  language.set('en');
  i18n.loadAndActivate({ locale: 'en', messages });
  setZone('UTC');
});

// All files share one page and one set of modules: whoever comes next finds nothing of what was before.
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  dismiss();
  clearSelection();
  markReachable();
  if (currentSession().state !== 'unknown') expireSession();
  dayInSight.set(null);
  density.set('roomy');
  liveState.set('connecting');
  justChanged.set(new Set());
  justFlagged.set(null);
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', '/');
  document.body.replaceChildren();
});

// happy-dom has no top layer.
HTMLElement.prototype.showPopover ??= () => undefined;

// Nor has it downloads: it would leave the page for the file, and nothing on the page would work for whoever comes next.
const { click } = HTMLAnchorElement.prototype;
HTMLAnchorElement.prototype.click = function () {
  if (this.download === '') click.call(this);
};
