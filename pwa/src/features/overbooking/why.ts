import { t } from '@lingui/core/macro';
import type { Suggestion } from '@/api/model';
import { figure, percent } from '@/lib/locale';
import { duration } from '@/lib/zone';

const tenths = (n: number) => figure(n, { maximumFractionDigits: 1 });
const signed = (n: number) => figure(n, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });

/** Why one more patient is expected to pay, in one sentence. */
export function whySentence({ because, noShow, expectedMissed }: Suggestion): string {
  const likely = percent(Math.max(0, ...noShow));
  const missed = tenths(expectedMissed);
  switch (because) {
    case 'likely-missed':
      return t`The patient booked at that time is more likely to miss it than others in this session: no-show risk ${likely}.`;
    case 'free-time-follows':
      return t`Free time follows, so any delay is short, and the patient booked at that time has a no-show risk of ${likely}.`;
    case 'several-at-risk':
      return t`Nobody stands out, but about ${missed} of this session’s patients usually do not come.`;
  }
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
