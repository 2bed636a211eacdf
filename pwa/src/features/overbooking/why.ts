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
      return t`Whoever is booked then stays away more often than the others of this session: with a chance of ${likely}.`;
    case 'free-time-follows':
      return t`Free time follows, so a delay ends soon, and whoever is booked then stays away with a chance of ${likely}.`;
    case 'several-at-risk':
      return t`No single one is likely to stay away, but of all the patients of this session about ${missed} will.`;
  }
}

/** The numbers behind it: what each is, its value, and what it means. */
export function numbersOf(item: Suggestion): { name: string; value: string; means: string }[] {
  const span = (seconds: number) => (seconds < 30 ? t`none` : duration(seconds * 1_000));
  return [
    {
      name: t`Gain`,
      value: signed(item.gain),
      means: t`slots of care, after what waiting and overtime cost`,
    },
    {
      name: t`Stays away`,
      value: item.noShow.map((chance) => percent(chance)).join(', ') || t`nobody`,
      means: t`chance, of those booked then`,
    },
    { name: t`Missed`, value: tenths(item.expectedMissed), means: t`expected in the whole session` },
    {
      name: t`More waiting`,
      value: span(item.addedWaitingSeconds),
      means: t`expected, of all patients together`,
    },
    { name: t`Overtime`, value: span(item.addedOvertimeSeconds), means: t`more than without` },
    { name: t`Runs over`, value: percent(item.overrun), means: t`chance, by two visits or more` },
  ];
}
