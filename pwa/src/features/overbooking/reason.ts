import { plural, t } from '@lingui/core/macro';
import type { Suggestion } from '@/api/model';
import { figure, percent } from '@/lib/locale';
import { clock, duration } from '@/lib/zone';

const tenths = (n: number) => figure(n, { maximumFractionDigits: 1 });
const signed = (n: number) => figure(n, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });

/** What will probably happen in the session, and what one more appointment does to the others’ waiting: one sentence. */
export function suggestionMessage(item: Suggestion): string {
  return `${expectedMessage(item)}: ${effectMessage(item)}`;
}

function expectedMessage(item: Suggestion): string {
  const [from, to] = [clock(Date.parse(item.sessionStart)), clock(Date.parse(item.sessionEnd))];
  const missed = Math.round(item.expectedMissed);
  const { visits } = item;
  const likely = percent(Math.max(0, ...item.noShow));
  if (missed < 1 || visits === 1) return t`The patient booked at that time has a no-show risk of ${likely}`;
  return visits === undefined
    ? plural(missed, {
        one: `# patient from ${from} to ${to} will probably not come`,
        other: `# patients from ${from} to ${to} will probably not come`,
      })
    : plural(missed, {
        one: `# of the ${visits} patients from ${from} to ${to} will probably not come`,
        other: `# of the ${visits} patients from ${from} to ${to} will probably not come`,
      });
}

function effectMessage({ start, addedWaitingSeconds }: Suggestion): string {
  const time = clock(Date.parse(start));
  const minutes = Math.round(addedWaitingSeconds / 60);
  return minutes < 1
    ? t`an extra appointment at ${time} would make no one wait longer.`
    : plural(minutes, {
        one: `with an extra appointment at ${time}, all patients together would on average wait # minute longer.`,
        other: `with an extra appointment at ${time}, all patients together would on average wait # minutes longer.`,
      });
}

/** The numbers behind it: what each is, its value, and what it means. */
export function numbersOf(item: Suggestion): { name: string; value: string; means: string }[] {
  const span = (seconds: number) => (seconds < 30 ? t`none` : duration(seconds * 1_000));
  return [
    {
      name: t`Gain`,
      value: signed(item.gain),
      means: t`appointments, net of waiting and overtime`,
    },
    {
      name: t`No-show risk`,
      value: item.noShow.map((chance) => percent(chance)).join(', ') || t`nobody`,
      means: t`for those booked at that time`,
    },
    { name: t`Expected no-shows`, value: tenths(item.expectedMissed), means: t`in the whole session` },
    {
      name: t`Extra waiting`,
      value: span(item.addedWaitingSeconds),
      means: t`expected, for all patients together`,
    },
    { name: t`Overtime`, value: span(item.addedOvertimeSeconds), means: t`more than without overbooking` },
    { name: t`Overrun`, value: percent(item.overrun), means: t`risk, by two appointments or more` },
  ];
}
