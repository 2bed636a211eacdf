import { useLingui } from '@lingui/react/macro';
import { CalendarClock, CopyPlus, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { cx } from '@/lib/cx';
import { IconButton } from '@/ui/Button';
import { ClockField } from './ClockField';
import { HoldFields } from './HoldFields';
import { isAtTimes, isOverNight, type Period, weekdayLabel } from './week';

interface Props {
  /** Monday is 0. */
  day: number;
  periods: readonly Period[];
  /** What is wrong with which of them. */
  fieldErrors: ReadonlyMap<string, string>;
  onChange: (periods: readonly Period[]) => void;
  onCopy: () => void;
}

/** What a new period of the day begins with: the whole day, or the afternoon. */
const next = (periods: readonly Period[]): Period =>
  periods.length === 0 ? { from: '08:00', to: '16:00' } : { from: '', to: '' };

const NO_PERIOD: Period = { from: '', to: '' };

/** One weekday: its periods, each from and until. */
export function DayRow({ day, periods, fieldErrors, onChange, onCopy }: Props) {
  const { t } = useLingui();
  const name = weekdayLabel(day);
  const [open, setOpen] = useState<number | null>(null);
  const isOpen = (index: number) => open === index || isAtTimes(periods[index] ?? NO_PERIOD);
  const set = (at: number, part: Partial<Period>) =>
    onChange(periods.map((period, index) => (index === at ? { ...period, ...part } : period)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and words.
    <div
      role="group"
      aria-label={name}
      className="grid grid-cols-[104px_minmax(0,1fr)_auto] items-start gap-x-3 border-line-soft border-b py-1.5 max-md:grid-cols-[minmax(0,1fr)_auto]"
    >
      <span className="flex h-8 items-center gap-3 font-semibold coarse:h-10">
        {name}
        {periods.length === 0 && <span className="font-normal text-mute md:hidden">{t`not working`}</span>}
      </span>
      <div
        className={cx(
          'flex min-w-0 flex-wrap gap-x-5 gap-y-1.5 max-md:col-span-2 max-md:row-start-2',
          periods.length === 0 && 'max-md:hidden',
        )}
      >
        {periods.length === 0 && <span className="flex h-8 items-center text-mute">{t`not working`}</span>}
        {periods.map((period, index) => {
          const error = fieldErrors.get(`${day}-${index}`);
          const note = `hours-${day}-${index}`;
          const which = periods.length > 1 ? `${name} ${index + 1}` : name;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a period has no other name, and its fields keep their place.
            <div key={index} className="grid gap-0.5">
              <span className="flex items-center gap-1.5">
                <ClockField
                  label={t`${which}: from`}
                  value={period.from}
                  note={error && note}
                  onChange={(from) => set(index, { from })}
                />
                <span aria-hidden>–</span>
                <ClockField
                  label={t`${which}: until`}
                  value={period.to}
                  note={error && note}
                  onChange={(to) => set(index, { to })}
                />
                <IconButton
                  label={t`${which}: when it holds`}
                  aria-expanded={isOpen(index)}
                  onClick={() => setOpen(isOpen(index) ? null : index)}
                >
                  <CalendarClock size={15} aria-hidden />
                </IconButton>
                <IconButton
                  label={t`${which}: remove`}
                  onClick={() => onChange(periods.filter((_, other) => other !== index))}
                >
                  <X size={15} aria-hidden />
                </IconButton>
              </span>
              {isOpen(index) && (
                <HoldFields
                  which={which}
                  period={period}
                  onChange={(next) => onChange(periods.map((old, at) => (at === index ? next : old)))}
                />
              )}
              {error ? (
                <span id={note} className="text-harm text-xs">
                  {error}
                </span>
              ) : (
                isOverNight(period) && <span className="text-mute text-xs">{t`until the next day`}</span>
              )}
            </div>
          );
        })}
      </div>
      <span className="flex max-md:col-start-2 max-md:row-start-1">
        <IconButton label={t`${name}: add a time`} onClick={() => onChange([...periods, next(periods)])}>
          <Plus size={16} aria-hidden />
        </IconButton>
        <IconButton
          label={t`${name}: copy to the other workdays`}
          disabled={periods.length === 0}
          className="disabled:opacity-40"
          onClick={onCopy}
        >
          <CopyPlus size={15} aria-hidden />
        </IconButton>
      </span>
    </div>
  );
}
