import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { appointmentsIn, busyIn } from '@/api/appointments';
import { book } from '@/testing/appointments';
import { json, server } from '@/testing/page';
import { apply } from './live';

const monday = { from: '2026-11-23T00:00:00Z', to: '2026-11-24T00:00:00Z' };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

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
  expect(asked).toHaveBeenCalledTimes(1);
  expect(client.getQueryData(queryKey)).toHaveLength(1);
  apply(client, { seq: 6, type: 'busy:changed', data: { doctors: ['chen'] } });
  await vi.advanceTimersByTimeAsync(500);
  expect(asked).toHaveBeenCalledTimes(2);
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
