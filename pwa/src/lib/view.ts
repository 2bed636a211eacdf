import { isId, oneOf } from './searchState';
import { type Day, isBookable, today } from './zone';

/** What a calendar page shows, as its URL says it: a link or a reload shows the same. */
export interface View {
  date: Day;
  departments: string[];
  doctors: string[];
  statuses: string[];
  /** What is looked for; it stands in no URL. */
  q: string;
  /** The appointment whose details are open. */
  appointment: string | undefined;
  /** The suggestion, or the offer of held time, that is open instead. */
  suggestion: string | undefined;
  offer: string | undefined;
  /** The doctor who is away, and for whose patients another time is looked for; from when to when, if not the whole day. */
  away: string | undefined;
  awayFrom: string | undefined;
  awayTo: string | undefined;
  /** Whether free time in working hours is shown. */
  gaps: boolean;
  /** The list's own: how much time it shows around the date, and in which order. */
  within: Within;
  sort: Sort;
}

export type Within = 'day' | 'week' | 'month';
export const WITHIN: readonly Within[] = ['day', 'week', 'month'];

const COLUMNS = ['start', 'patient', 'doctor', 'department', 'status'] as const;
export type SortColumn = (typeof COLUMNS)[number];
/** A column, with a leading `-` when reversed: the server's own words. */
export type Sort = SortColumn | `-${SortColumn}`;

const isWithin = (text: unknown): text is Within => WITHIN.includes(text as Within);
const isSort = (text: unknown): text is Sort =>
  typeof text === 'string' && COLUMNS.includes(text.replace(/^-/, '') as SortColumn);

const NAMES = [
  'date',
  'department',
  'doctor',
  'status',
  'appointment',
  'suggestion',
  'offer',
  'away',
  'awayFrom',
  'awayTo',
  'gaps',
  'within',
  'sort',
] as const;
type Name = (typeof NAMES)[number];

/** The URL's side of a {@link View}. */
type ViewSearch = Partial<Record<Name, string | undefined>>;

/** The codes that this hospital's book uses, in the order of a visit. */
export const STATUSES = [
  'pending',
  'booked',
  'arrived',
  'checked-in',
  'fulfilled',
  'noshow',
  'cancelled',
] as const;

const list = (joined: string | undefined) => joined?.split(',').filter(Boolean) ?? [];

/** As many as the server takes. */
const MOST = 100;

/** Those of a list that are something; too many are none. */
const listOf = (is: (text: string) => boolean) => (text: string) => {
  const found = list(text).filter(is);
  return found.length > MOST ? undefined : found.join(',') || undefined;
};
const only = (is: (text: string) => boolean) => (text: string) => (is(text) ? text : undefined);
const isInstant = (text: string) => isBookable(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));

/** What a name's value says, or nothing. */
const READ: Record<Name, (text: string) => string | undefined> = {
  date: only(isBookable),
  department: listOf(isId),
  doctor: listOf(isId),
  status: listOf((text) => oneOf(STATUSES, text) !== undefined),
  appointment: only(isId),
  suggestion: only(isId),
  offer: only(isId),
  away: only(isId),
  awayFrom: only(isInstant),
  awayTo: only(isInstant),
  gaps: only((text) => text === 'shown'),
  within: only(isWithin),
  sort: only(isSort),
};

/** What of a URL belongs to a view; anything that does not fit is left out, never an error page. */
export function parseViewSearch(search: Record<string, unknown>): ViewSearch {
  const view: ViewSearch = {};
  for (const name of NAMES) {
    const value = search[name];
    const read = typeof value === 'string' ? READ[name](value) : undefined;
    if (read !== undefined) view[name] = read;
  }
  return view;
}

export function readView(search: ViewSearch & { q?: string }, now = Date.now()): View {
  return {
    date: search.date ?? today(now),
    departments: list(search.department),
    doctors: list(search.doctor),
    statuses: list(search.status),
    q: search.q ?? '',
    appointment: search.appointment,
    suggestion: search.suggestion,
    offer: search.offer,
    away: search.away,
    awayFrom: search.awayFrom,
    awayTo: search.awayTo,
    gaps: search.gaps === 'shown',
    within: isWithin(search.within) ? search.within : 'week',
    sort: isSort(search.sort) ? search.sort : 'start',
  };
}

/** The view as it stands in the URL: today and empty filters are what a bare link means, so they are left out. */
export function writeView(view: View, now = Date.now()): ViewSearch {
  return {
    date: view.date === today(now) ? undefined : view.date,
    department: view.departments.join(',') || undefined,
    doctor: view.doctors.join(',') || undefined,
    status: view.statuses.join(',') || undefined,
    appointment: view.appointment,
    suggestion: view.suggestion,
    offer: view.offer,
    away: view.away,
    awayFrom: view.awayFrom,
    awayTo: view.awayTo,
    gaps: view.gaps ? 'shown' : undefined,
    within: view.within === 'week' ? undefined : view.within,
    sort: view.sort === 'start' ? undefined : view.sort,
  };
}
