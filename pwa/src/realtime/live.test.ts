import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { appointmentsIn, busyIn, SCHEDULES } from '@/api/appointments';
import { GAPS } from '@/api/gaps';
import { SUGGESTIONS } from '@/api/suggestions';
import { WAITLIST } from '@/api/waitlist';
import { book } from '@/testing/appointments';
import { json, server } from '@/testing/page';
import { apply } from './live';

const monday = { from: '2026-11-23T00:00:00Z', to: '2026-11-24T00:00:00Z' };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const ranges = ([filter]: Parameters<QueryClient['invalidateQueries']>) =>
  filter?.queryKey?.[0] === SCHEDULES && filter.queryKey[1] === 'range';

test('where only the time of others is seen, a burst of changes to it has the ranges read once more', async () => {
  const client = new QueryClient();
  const { queryKey } = appointmentsIn(monday);
  client.setQueryData(queryKey, [book('a', '09:00', '10:00')]);
  const asked = vi.spyOn(client, 'invalidateQueries');
  for (let seq = 1; seq <= 5; seq++)
    apply(client, { seq, type: 'busy:changed', data: { doctors: ['chen'] } });
  expect(client.getQueryState(queryKey)?.isInvalidated).toBe(false);
  await vi.advanceTimersByTimeAsync(500);
  expect(client.getQueryState(queryKey)?.isInvalidated).toBe(true);
  expect(asked.mock.calls.filter(ranges)).toHaveLength(1);
  expect(client.getQueryData(queryKey)).toHaveLength(1);
  apply(client, { seq: 6, type: 'busy:changed', data: { doctors: ['chen'] } });
  await vi.advanceTimersByTimeAsync(500);
  expect(asked.mock.calls.filter(ranges)).toHaveLength(2);
});

test.each([
  ['suggestion:accepted', [SUGGESTIONS]],
  ['waitlist:declined', [WAITLIST, GAPS]],
  ['schedule:deleted', [GAPS]],
])('%s says only that something is different: it is asked again, once for a burst', async (type, keys) => {
  const client = new QueryClient();
  const all = [SUGGESTIONS, WAITLIST, GAPS];
  for (const key of all) client.setQueryData([key, 'x'], []);
  const asked = vi.spyOn(client, 'invalidateQueries');
  for (let seq = 1; seq <= 5; seq++) apply(client, { seq, type, data: { id: `s${seq}` } });
  await vi.advanceTimersByTimeAsync(500);
  const stale = all.filter((key) => client.getQueryState([key, 'x'])?.isInvalidated);
  expect(stale).toEqual(keys);
  for (const key of keys)
    expect(asked.mock.calls.filter(([filter]) => filter?.queryKey?.[0] === key)).toHaveLength(1);
});

test('what is busy comes with the appointments of its range, and goes with them', async () => {
  const client = new QueryClient();
  const taken = {
    doctor: { id: 'chen', name: 'Dr. Chen' },
    department: { id: 'd-neuro', name: 'Neurology', colour: '#2f6fb3' },
    start: '2026-11-23T09:00:00Z',
    end: '2026-11-23T10:00:00Z',
  };
  const answers = [
    { items: [], next: null, busy: [taken] },
    { items: [], next: null },
  ];
  server(({ url }) => json(url.pathname.endsWith('/schedules') ? answers.shift() : {}));
  await client.fetchQuery(appointmentsIn(monday));
  expect(client.getQueryData(busyIn(monday).queryKey)).toEqual([taken]);
  await client.fetchQuery({ ...appointmentsIn(monday), staleTime: 0 });
  expect(client.getQueryData(busyIn(monday).queryKey)).toEqual([]);
  vi.unstubAllGlobals();
});
