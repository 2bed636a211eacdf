import type { Appointment, Status } from '@/api/model';
import { oneOf } from '@/lib/searchState';
import { store } from '@/lib/store';

/** What the hue of an appointment says. */
const COLOURINGS = ['department', 'status', 'type'] as const;
export type Colouring = (typeof COLOURINGS)[number];

const KEPT = 'colour-by';

/** This device's choice. */
export const colouring = store<Colouring>(
  oneOf(COLOURINGS, localStorage.getItem(KEPT) ?? '') ?? 'department',
);

export function chooseColouring(chosen: Colouring): void {
  localStorage.setItem(KEPT, chosen);
  colouring.set(chosen);
}

/**
 * The hue of each status. Red is for now and for harm, amber for suggestions: neither is among them. Lightness and strength
 * are the theme's.
 */
const HUES: Partial<Record<Status, number>> = {
  pending: 285,
  booked: 250,
  arrived: 195,
  'checked-in': 150,
  fulfilled: 120,
  noshow: 345,
  cancelled: 320,
};

const hue = (degrees: number) => `oklch(60% 0.13 ${degrees})`;

export const statusColour = (status: Status): string => hue(HUES[status] ?? 250);

/** What has no type. */
export const UNTYPED = hue(250);

/** So many steps of 15 degrees, which leave out what is next to {@link UNTYPED}. */
const STEPS = 22;

/** Types of one name have one colour, in whichever department, and always the same. */
export function typeColour(name: string): string {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 100_003;
  return hue((270 + (sum % STEPS) * 15) % 360);
}

/** The colour of an appointment, of which the calendar takes the hue. */
export function colourOf({ department, status, type }: Appointment, by: Colouring): string {
  if (by === 'status') return statusColour(status);
  if (by === 'type') return type ? typeColour(type.name) : UNTYPED;
  return department.colour;
}
