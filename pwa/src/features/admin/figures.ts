import { t } from '@lingui/core/macro';
import { figure, percent } from '@/lib/locale';

/** `1,204` */
export const counted = (n: number) => figure(n);

/** `86.4%`; a dash where there is nothing to divide. */
export const share = (rate: number | null) => (rate === null ? '–' : percent(rate, 1));

/** `12.5` */
export const tenths = (n: number) => figure(n, { maximumFractionDigits: 1 });

/** `12.5 days` */
export const daysLabel = (days: number | null) => {
  if (days === null) return '–';
  const n = tenths(days);
  return n === '1' ? t`1 day` : t`${n} days`;
};

/** `31 h` */
export const hoursLabel = (minutes: number) => {
  const n = figure(Math.round(minutes / 60));
  return t`${n} h`;
};
