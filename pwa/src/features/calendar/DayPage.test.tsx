import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readView, type View } from '@/lib/view';
import { book, doctor } from '@/testing/appointments';
import { offered, suggested } from '@/testing/overbooking';
import { type Asked, Inside, json, onScreen, server, show, signedIn } from '@/testing/page';
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

function page(change: Partial<View>, allowed = true) {
  const view = { ...readView({ date: '2026-11-23' }), ...change };
  const nothing = () => {};
  return (
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
    />
  );
}

const day = (change: Partial<View>, allowed = true) => show(page(change, allowed));

const overbook = (asked: Asked[]) =>
  asked.map(({ url }) => url.pathname).filter((path) => path.includes('/overbook/'));

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

describe('beside the bookings of a day', () => {
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

describe('another day or filter', () => {
  const asked = (list: Asked[], path: string) =>
    list.filter(({ url }) => url.pathname.endsWith(path)).map(({ url }) => url.searchParams);

  test('takes the place of the one before only when it is there, and until then nothing can be pressed', async () => {
    const waits: (() => void)[] = [];
    server(({ url }) => {
      if (url.pathname.endsWith('/doctors')) return json({ items: [chen] });
      if (url.pathname.endsWith('/availability'))
        return json({ items: [{ doctorId: 'chen', open: works, timeOff: [] }] });
      if (!url.pathname.endsWith('/schedules')) return json({ items: [] });
      if (url.searchParams.get('from')?.startsWith('2026-11-23'))
        return json({ items: [book('a', '09:00', '09:30')], next: null });
      return new Promise((resolve) => {
        waits.push(() =>
          resolve(json({ items: [book('b', '09:00', '09:30', { on: '2026-11-24' })], next: null })),
        );
      });
    });
    const { client, rerender } = day({});
    const first = await screen.findByRole('button', { name: /^Patient, a/ });
    rerender(<Inside client={client}>{page({ date: '2026-11-24' })}</Inside>);
    await waitFor(() => expect(waits).toHaveLength(1));
    expect(first.isConnected).toBe(true);
    expect(first.closest('[aria-busy]')?.getAttribute('aria-busy')).toBe('true');
    const grid = first.closest('[role=group]');
    waits[0]?.();
    await screen.findByRole('button', { name: /^Patient, b/ });
    expect(first.isConnected).toBe(false);
    expect(grid?.isConnected, 'the grid itself stays').toBe(true);
    expect(document.querySelector('[aria-busy=true]')).toBeNull();
  });

  test('of doctors who are on the screen is answered without the server', async () => {
    const list = hospital();
    const { client, rerender } = day({});
    await screen.findByRole('button', { name: /^Patient, a/ });
    rerender(<Inside client={client}>{page({ doctors: ['chen'] })}</Inside>);
    expect(screen.getByRole('button', { name: /^Patient, a/ })).toBeTruthy();
    expect(document.querySelectorAll('[data-column]')).toHaveLength(1);
    expect(asked(list, '/schedules')).toHaveLength(1);
  });

  test('beside what is narrowed to some doctors is fetched ahead; of the whole hospital nothing is', async () => {
    const list = hospital();
    const { client, rerender } = day({});
    await screen.findByRole('button', { name: /^Patient, a/ });
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(asked(list, '/schedules')).toHaveLength(1);
    rerender(<Inside client={client}>{page({ departments: ['d-neuro'] })}</Inside>);
    await waitFor(() => expect(asked(list, '/schedules')).toHaveLength(3));
    expect(
      asked(list, '/schedules')
        .slice(1)
        .map((query) => [query.get('from')?.slice(0, 10), query.get('doctor')]),
    ).toEqual([
      ['2026-11-24', 'chen,diaz'],
      ['2026-11-22', 'chen,diaz'],
    ]);
  });
});
