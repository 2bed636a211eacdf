import { t } from '@lingui/core/macro';
import { ChevronDown } from 'lucide-react';
import { useRef, useState } from 'react';
import { cx } from '@/lib/cx';
import { type Choice, ChoiceList } from './ChoiceList';
import { chip as chipClass } from './chip';
import { Popover } from './Popover';

interface Props {
  name: string;
  choices: Choice[];
  chosen: readonly string[];
  /** Only one at a time. */
  single?: boolean;
  onChange: (chosen: string[]) => void;
}

/** What the chip says beside its name: all, the one, or how many. */
function summary(choices: Choice[], chosen: readonly string[]): string {
  const of = choices.length;
  const count = chosen.length;
  if (count === 0) return t`All`;
  if (count === 1) return choices.find((choice) => choice.value === chosen[0])?.label ?? t`1 of ${of}`;
  return t`${count} of ${of}`;
}

/** A filter as a chip that opens a list to tick; nothing ticked means everything. */
export function FilterChip({ name, choices, chosen, single = false, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const chip = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={chip}
        type="button"
        aria-expanded={open}
        aria-haspopup="dialog"
        onClick={() => setOpen(!open)}
        className={chipClass(chosen.length > 0)}
      >
        {name}{' '}
        <b
          className={cx(
            'truncate font-semibold text-ink',
            // That nothing is narrowed goes without saying where there is little room.
            chosen.length === 0 && 'max-2xl:sr-only',
          )}
        >
          {summary(choices, chosen)}
        </b>
        <ChevronDown size={13} aria-hidden className="shrink-0" />
      </button>
      {open && (
        <Popover anchor={chip} label={name} onClose={() => setOpen(false)} className="w-64">
          <ChoiceList choices={choices} chosen={chosen} single={single} onChange={onChange} />
          <button
            type="button"
            disabled={chosen.length === 0}
            onClick={() => onChange([])}
            className="mt-1 w-full rounded-md border-line border-t px-2 py-1.5 text-left text-accent disabled:text-mute"
          >
            {t`Show all`}
          </button>
        </Popover>
      )}
    </>
  );
}
