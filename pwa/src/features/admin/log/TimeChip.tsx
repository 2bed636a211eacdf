import { useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import { addDays, moment, today } from '@/lib/zone';
import { chip as look } from '@/ui/chip';
import { DateField } from '@/ui/DateField';
import { Popover } from '@/ui/Popover';
import { TimeField } from '@/ui/TimeField';
import { wallClock } from './filter';

interface Props {
  from: string | undefined;
  to: string | undefined;
  onChange: (from: string | undefined, to: string | undefined) => void;
}

/** From when to when, on the hospital's clock. */
export function TimeChip({ from, to, onChange }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const chip = useRef<HTMLButtonElement>(null);
  const [start, end] = [wallClock(from), wallClock(to)];
  const now = today();
  const spans = [
    { label: t`Today`, from: `${now}T00:00`, to: undefined },
    { label: t`Yesterday`, from: `${addDays(now, -1)}T00:00`, to: `${now}T00:00` },
    { label: t`Last 7 days`, from: `${addDays(now, -6)}T00:00`, to: undefined },
    { label: t`Any time`, from: undefined, to: undefined },
  ];
  const known = spans.find((span) => span.from === from && span.to === to);
  const [since, until] = [start !== null && moment(start), end !== null && moment(end)];
  const words =
    known?.label ??
    (since && until
      ? `${since} – ${until}`
      : since
        ? t`from ${since}`
        : until
          ? t`before ${until}`
          : t`Any time`);
  return (
    <>
      <button
        ref={chip}
        type="button"
        aria-expanded={open}
        aria-haspopup="dialog"
        onClick={() => setOpen(!open)}
        className={look(start !== null || end !== null)}
      >
        {t`Time`} <b className="truncate font-semibold text-ink">{words}</b>
        <ChevronDown size={13} aria-hidden className="shrink-0" />
      </button>
      {open && (
        <Popover anchor={chip} label={t`Time`} onClose={() => setOpen(false)} className="w-64">
          <div className="grid border-line border-b pb-1.5">
            {spans.map((span) => (
              <button
                key={span.label}
                type="button"
                aria-pressed={span === known}
                onClick={() => onChange(span.from, span.to)}
                className="rounded-md px-2 py-1 text-left hover:bg-page aria-pressed:font-semibold aria-pressed:text-accent coarse:py-2"
              >
                {span.label}
              </button>
            ))}
          </div>
          <div className="grid gap-2 px-2 pt-2 pb-1">
            <Moment
              label={t`From`}
              value={start === null ? '' : (from ?? '')}
              onChange={(at) => onChange(at || undefined, to)}
            />
            <Moment
              label={t`Before`}
              value={end === null ? '' : (to ?? '')}
              onChange={(at) => onChange(from, at || undefined)}
            />
          </div>
        </Popover>
      )}
    </>
  );
}

interface MomentProps {
  label: string;
  /** `2026-11-23T09:48`, or empty. */
  value: string;
  onChange: (at: string) => void;
}

/** A day, and the time on it: its beginning, as long as none is typed. */
function Moment({ label, value, onChange }: MomentProps) {
  const { t } = useLingui();
  const [day = '', time = ''] = value.slice(0, 16).split('T');
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_5rem] items-end gap-2">
      <DateField
        label={label}
        value={day}
        onChange={(next) => onChange(next && `${next}T${time || '00:00'}`)}
      />
      <TimeField
        label={t`${label}: time`}
        bare
        value={time}
        disabled={day === ''}
        onChange={(next) => onChange(`${day}T${next || '00:00'}`)}
      />
    </div>
  );
}
