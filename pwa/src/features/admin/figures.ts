import { t } from '@lingui/core/macro';

const whole = new Intl.NumberFormat('en-GB');
const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 });
const fraction = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** `1,204` */
export const counted = (n: number) => whole.format(n);

/** `86.4%`; a dash where there is nothing to divide. */
export const share = (rate: number | null) => (rate === null ? '–' : percent.format(rate));

/** `12.5 days` */
export const daysWord = (days: number | null) => {
  if (days === null) return '–';
  const n = fraction.format(days);
  return n === '1' ? t`1 day` : t`${n} days`;
};

/** `31 h` */
export const hoursWord = (minutes: number) => {
  const n = whole.format(Math.round(minutes / 60));
  return t`${n} h`;
};
