import { i18n } from '@lingui/core';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { language } from '@/lib/locale';
import { setZone } from '@/lib/zone';
import { messages } from '@/locales/en.po';

beforeEach(() => {
  language.set('en');
  i18n.loadAndActivate({ locale: 'en', messages });
  setZone('UTC');
});

afterEach(cleanup);

// happy-dom has no top layer.
HTMLElement.prototype.showPopover ??= () => undefined;
