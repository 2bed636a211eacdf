import { BASE_URL, USER } from './browser';
import { now } from './clock';

/** The server as an interface engine sees it: what a story needs to be there before it begins. */
export interface Booked {
  id: string;
  version: number;
  status: string;
  doctor: { id: string; name: string };
  patient?: { id: string; name: string };
  reason?: string;
  start: string;
  end: string;
}

interface Slot {
  doctorId: string;
  start: string;
  end: string;
}

const url = (path: string) => new URL(`api${path}`, `${BASE_URL.replace(/\/$/, '')}/`);
let token: string | undefined;
let tokenUntil = 0;

async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  if (now() > tokenUntil && path !== '/auth/login') {
    token = undefined;
    token = (await call<{ accessToken: string }>('POST', '/auth/login', USER)).accessToken;
    // It is good for ten minutes, and stories take longer than that.
    tokenUntil = now() + 8 * 60_000;
  }
  const response = await fetch(url(path), {
    method,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

export async function doctors(): Promise<
  { id: string; name: string; department: { id: string; name: string } }[]
> {
  const all = await call<{
    items: { id: string; name: string; department: { id: string; name: string }; active: boolean }[];
  }>('GET', '/doctors');
  return all.items.filter((doctor) => doctor.active);
}

/** The next free slots of a doctor from then on. */
export async function slots(doctorId: string, duration: number, after: number): Promise<Slot[]> {
  const from = new Date(after).toISOString();
  const query = new URLSearchParams({ doctor: doctorId, from, duration: String(duration), limit: '40' });
  return (await call<{ items: Slot[] }>('GET', `/slots?${query}`)).items;
}

const DAY = 86_400_000;

/**
 * Beyond what a demonstration fills, within what may be asked for: the beginning of a day, so that what is found then
 * does not depend on the minute at which it is looked for.
 */
const quiet = () => (Math.floor(now() / DAY) + 36) * DAY;

/** The hour of the day as UTC has it, which is near enough to the hospital's. */
const hourOf = (instant: string) => new Date(instant).getUTCHours();

/** Where a click in the calendar would book: by half hours. */
const onTheHalfHour = ({ start }: Slot) => Date.parse(start) % 1_800_000 === 0;

/** A doctor with `hours` free hours in a row in the middle of a day, if there is one on the half hour: room for a story. */
export async function room(
  hours: number,
  which = 0,
): Promise<{ doctorId: string; start: number; name: string }> {
  const rooms: { doctorId: string; start: number; name: string }[][] = [[], []];
  for (const doctor of await doctors()) {
    const free = await slots(doctor.id, hours * 60, quiet());
    // Who works at night has a day that does not fit on a screen; other tests make such doctors.
    if (free.some((slot) => hourOf(slot.start) < 6)) continue;
    const midday = free.filter(({ start }) => hourOf(start) >= 8 && hourOf(start) <= 13);
    const first = midday.find(onTheHalfHour) ?? midday[0];
    if (!first) continue;
    rooms[onTheHalfHour(first) ? 0 : 1]?.push({
      doctorId: doctor.id,
      start: Date.parse(first.start),
      name: doctor.name,
    });
    const found = rooms[0]?.[which];
    if (found) return found;
  }
  const found = rooms.flat()[which];
  if (!found) throw new Error(`no doctor has ${hours} free hours`);
  return found;
}

/** Room today, where attendance can be recorded. */
export async function roomToday(hours: number): Promise<{ doctorId: string; start: number }> {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: await zone() });
  for (const doctor of await doctors()) {
    const free = await slots(doctor.id, hours * 60, now());
    const slot = free.find(({ start }) => date.format(Date.parse(start)) === date.format(now()));
    if (slot) return { doctorId: doctor.id, start: Date.parse(slot.start) };
  }
  throw new Error(`no doctor has ${hours} free hours today`);
}

let patients = 0;

export async function book(doctorId: string, start: number, minutes: number, name?: string): Promise<Booked> {
  patients += 1;
  const stamp = now().toString(36);
  return call('POST', '/schedules', {
    doctorId,
    patient: { mrn: `E2E-${stamp}-${patients}`, name: name ?? `Story${stamp}, Number ${patients}` },
    start: new Date(start).toISOString(),
    end: new Date(start + minutes * 60_000).toISOString(),
  });
}

export async function read(id: string): Promise<Booked> {
  return call('GET', `/schedules/${id}`);
}

/** What a doctor has between two instants. */
export async function booked(doctorId: string, start: number, end: number): Promise<Booked[]> {
  const query = new URLSearchParams({
    doctor: doctorId,
    from: new Date(start).toISOString(),
    to: new Date(end).toISOString(),
  });
  return (await call<{ items: Booked[] }>('GET', `/schedules?${query}`)).items;
}

export async function change(item: Booked, patch: Record<string, unknown>): Promise<Booked> {
  return call('PATCH', `/schedules/${item.id}`, patch, { 'If-Match': `"${item.version}"` });
}

/** Leaves the hospital as it was found. */
export async function tidy(...items: (Booked | undefined)[]): Promise<void> {
  for (const item of items) {
    if (!item) continue;
    const now = await read(item.id);
    if (now.status !== 'cancelled')
      await call('DELETE', `/schedules/${item.id}`, undefined, { 'If-Match': `"${now.version}"` });
  }
}

/** The link to an appointment's day with only its doctor's column. */
export async function dayLink(item: { start: string; doctor: { id: string } }): Promise<string> {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: await zone() }).format(Date.parse(item.start));
  return `/day?date=${date}&doctor=${item.doctor.id}`;
}

export async function zone(): Promise<string> {
  return (await call<{ zone: string }>('GET', '/settings')).zone;
}

/** The departments with appointments on `day`, the busiest first. */
export async function departments(day: string): Promise<string[]> {
  const from = Date.parse(`${day}T00:00:00Z`);
  const query = new URLSearchParams({
    from: new Date(from).toISOString(),
    to: new Date(from + 86_400_000).toISOString(),
  });
  const { items } = await call<{ items: { department: { id: string }; count: number }[] }>(
    'GET',
    `/schedules/summary?${query}`,
  );
  return items.sort((a, b) => b.count - a.count).map((item) => item.department.id);
}

/** The next day on which a hospital surely works. */
export function workday(): string {
  const day = new Date(now() + 86_400_000);
  while ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
