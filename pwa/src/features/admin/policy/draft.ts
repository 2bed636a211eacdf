import { t } from '@lingui/core/macro';
import type { OptIn, OverbookConfig, OverbookConfigPatch } from '@/api/model';
import type { FieldErrors } from '@/components/useSubmit';
import { figure } from '@/lib/locale';

/** The settings that are numbers. */
export type NumberName =
  | 'waitCost'
  | 'overtimeCost'
  | 'overrunRisk'
  | 'planningQuantile'
  | 'maxPerSession'
  | 'minBooked'
  | 'minLeadMinutes'
  | 'horizonDays'
  | 'holdMinutes'
  | 'inviteAtOnce'
  | 'fillChance';

/** What was changed and not saved yet. Numbers are kept as they are typed. */
export interface Draft {
  texts: Partial<Record<NumberName, string>>;
  /** The numbers of a preset that was chosen, under what was typed since: exact, as a field could not show them. */
  chosen?: Partial<Record<NumberName, number>>;
  enabled?: boolean;
  offerFreed?: boolean;
  optIns?: readonly OptIn[];
}

export const UNCHANGED: Draft = { texts: {} };

/** Lengths of visit for which costs can be said in minutes. */
export const SLOTS = [10, 15, 20, 30, 45, 60];
export const USUAL_SLOT = 30;

interface Kind {
  least: number;
  most: number;
  /** Of what is typed to what is stored: 100 for percent. */
  scale?: number;
  whole?: boolean;
}

const KINDS: Record<Exclude<NumberName, 'waitCost' | 'overtimeCost'>, Kind> = {
  overrunRisk: { least: 0, most: 100, scale: 100 },
  planningQuantile: { least: 1, most: 50, scale: 100 },
  maxPerSession: { least: 0, most: 20, whole: true },
  minBooked: { least: 0, most: 100, scale: 100 },
  minLeadMinutes: { least: 0, most: 10_080, whole: true },
  horizonDays: { least: 1, most: 60, whole: true },
  holdMinutes: { least: 5, most: 1_440, whole: true },
  inviteAtOnce: { least: 1, most: 50, whole: true },
  fillChance: { least: 0, most: 99.9, scale: 100 },
};

/** The greatest costs that the server takes, in slots of care per slot's length. */
const MOST_COST = { waitCost: 10, overtimeCost: 50 };

const isCost = (name: NumberName): name is 'waitCost' | 'overtimeCost' => name in MOST_COST;
const tidy = (n: number, digits: number) => figure(n, { maximumFractionDigits: digits, useGrouping: false });

/**
 * How many minutes cost as much as one more patient is worth: a cost is in slots of care per slot's length, so that of a
 * slot of 30 minutes 0.15 are 200 minutes. Null where it costs nothing.
 */
export const minutesOf = (cost: number, slot: number): number | null => (cost === 0 ? null : slot / cost);

export const minutesLabel = (cost: number, slot: number): string => {
  const minutes = minutesOf(cost, slot);
  return minutes === null ? '' : tidy(minutes, minutes < 10 ? 1 : 0);
};

/** A setting as its field shows it; costs in minutes for a slot of this length. */
export function textOf(config: OverbookConfig, draft: Draft, name: NumberName, slot: number): string {
  const typed = draft.texts[name];
  if (typed !== undefined) return typed;
  const value = draft.chosen?.[name] ?? config[name];
  return isCost(name)
    ? minutesLabel(value, slot)
    : tidy(value * (KINDS[name].scale ?? 1), KINDS[name].whole ? 0 : 2);
}

function numberOf(name: NumberName, text: string, slot: number): number | string {
  const typed = Number(text.trim().replace(',', '.'));
  if (isCost(name)) {
    if (text.trim() === '') return 0;
    const least = slot / MOST_COST[name];
    return typed >= least ? Number((slot / typed).toPrecision(6)) : t`At least ${tidy(least, 1)} minutes.`;
  }
  const { least, most, scale = 1, whole } = KINDS[name];
  const fits = text.trim() !== '' && typed >= least && typed <= most;
  if (!fits) return t`${least} to ${most}.`;
  if (whole && !Number.isInteger(typed)) return t`Enter a whole number.`;
  return Number((typed / scale).toPrecision(12));
}

const optInsKey = (all: readonly OptIn[]) =>
  all
    .map(({ subject, id, allowed }) => `${subject} ${id} ${allowed}`)
    .sort()
    .join();

/** What a draft would change, and what is wrong in it. */
export function read(config: OverbookConfig, draft: Draft, slot: number) {
  const chosen = { ...config, ...draft.chosen };
  const now: Partial<Record<NumberName, number>> = { ...draft.chosen };
  const fieldErrors: FieldErrors = {};
  for (const [name, text] of Object.entries(draft.texts) as [NumberName, string][]) {
    // As it was: no change, although it may have been rounded to be shown.
    if (text === textOf(chosen, UNCHANGED, name, slot)) continue;
    const value = numberOf(name, text, slot);
    if (typeof value === 'string') fieldErrors[name] = value;
    else now[name] = value;
  }
  const patch: OverbookConfigPatch = Object.fromEntries(
    (Object.entries(now) as [NumberName, number][]).filter(([name, value]) => value !== config[name]),
  );
  for (const name of ['enabled', 'offerFreed'] as const) {
    const value = draft[name];
    if (value !== undefined && value !== config[name]) patch[name] = value;
  }
  if (draft.optIns && optInsKey(draft.optIns) !== optInsKey(config.optIns)) patch.optIns = [...draft.optIns];
  return {
    patch,
    fieldErrors,
    changed: Object.keys(patch).length > 0,
    wrong: Object.keys(fieldErrors).length > 0,
  };
}
