import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readView, type View } from '@/lib/view';
import { book, doctor } from '@/testing/appointments';
import { offered, suggested } from '@/testing/overbooking';
import { type Asked, json, onScreen, server, show, signedIn } from '@/testing/page';
import { DayPage } from './DayPage';

const chen = doctor('chen', 'Dr. Chen');
const diaz = doctor('diaz', 'Dr. Diaz');
const { patient: _nobody, ...hold } = book('hold', '11:00', '11:30', { hold: true, status: 'pending' });
const works = [{ start: '2026-11-23T08:00:00Z', end: '2026-11-23T16:00:00Z' }];
const suggestions = { onSuggestion: vi.fn(), onBackfill: vi.fn() };

function hospital() {
  return server(({ url: { pathname } }) => {
    if (pathname.endsWith('/schedules'))
      return json({ items: [book('a', '09:00', '09:30'), hold], next: null });
    if (pathname.endsWith('/doctors')) return json({ items: [chen, diaz] });
    if (pathname.endsWith('/availability'))
      return json({ items: [chen, diaz].map(({ id }) => ({ doctorId: id, open: works, timeOff: [] })) });
    if (pathname.endsWith('/suggestions'))
      return json({ items: [suggested('s1', '09:00', '09:30'), suggested('s2', '10:00', '10:30')] });
    if (pathname.endsWith('/invites')) return json({ items: [offered('o')] });
    if (pathname.endsWith('/gaps'))
      return json({ items: [{ doctorId: 'diaz', start: works[0]?.start, end: '2026-11-23T09:00:00Z' }] });
    return json({});
  });
}

function day(change: Partial<View>, allowed = true) {
  const view = { ...readView({ date: '2026-11-23' }), ...change };
  const nothing = () => {};
  show(
    <DayPage
      view={view}
      go={nothing}
      onOpen={nothing}
      onDay={nothing}
      onWeek={nothing}
      onMove={nothing}
      onCopy={nothing}
      onAway={nothing}
      maySelect={allowed}
      onDraft={nothing}
      drafted={null}
      editor={() => null}
      suggestions={allowed ? suggestions : undefined}
    />,
  );
}

const overbook = (asked: Asked[]) =>
  asked.map(({ url }) => url.pathname).filter((path) => path.includes('/overbook/'));

describe('beside the bookings of a day', () => {
  beforeEach(async () => {
    onScreen('desk');
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe() {}
        disconnect() {}
      },
    );
    await signedIn();
  });
  afterEach(() => vi.unstubAllGlobals());

  test('suggestions, gaps and offers are asked once for all columns', async () => {
    const asked = hospital();
    day({ gaps: true });
    await screen.findByRole('button', { name: /^Suggestion.*09:00/ });
    await screen.findByRole('button', { name: /^Backfill 08:00 – 09:00, Dr. Diaz$/ });
    await screen.findByRole('button', { name: /^Held, .*offered to 1, until 08:30/ });
    expect(
      overbook(asked)
        .map((path) => path.split('/').at(-1))
        .sort(),
    ).toEqual(['gaps', 'invites', 'suggestions']);
  });

  test('gaps are asked for only where they are to be shown', async () => {
    const asked = hospital();
    day({});
    await screen.findByRole('button', { name: /^Suggestion.*09:00/ });
    expect(overbook(asked).some((path) => path.endsWith('/gaps'))).toBe(false);
    expect(screen.queryByRole('button', { name: /^Backfill/ })).toBeNull();
  });

  test('nothing is asked for and nothing is shown to those who may not see it', async () => {
    const asked = hospital();
    day({ gaps: true }, false);
    await screen.findByRole('button', { name: /^Patient, a/ });
    await waitFor(() => expect(asked.length).toBeGreaterThan(2));
    expect(overbook(asked)).toEqual([]);
    expect(document.querySelector('[data-suggestion], [data-backfill]')).toBeNull();
  });

  test('under a filter for a status or a text only appointments can match', async () => {
    hospital();
    day({ q: 'patient' });
    await screen.findByRole('button', { name: /^Patient, a/ });
    expect(document.querySelector('[data-suggestion]')).toBeNull();
  });
});
