import { t } from '@lingui/core/macro';
import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import { cx } from '@/lib/cx';
import { finder } from '@/lib/findable';
import { TextField } from './Field';

export interface Choice {
  id: string;
  name: string;
  /** More about it, by which it is found too: a doctor's department. */
  note?: string | undefined;
  mark?: ReactNode;
}

interface Props {
  label: string;
  bare?: boolean | undefined;
  choices: readonly Choice[];
  /** The one that is chosen; null where the field only adds to others. */
  value: string | null;
  hint?: ReactNode;
  error?: string | undefined;
  placeholder?: string | undefined;
  disabled?: boolean;
  autofocus?: boolean | undefined;
  className?: string | undefined;
  onChange: (id: string) => void;
}

/**
 * One of many, found by the beginnings of its words in any order, without regard to accents (an ARIA combobox with a list).
 * What is offered is computed from what stands in the field in the same moment: nothing stale can be picked. Enter and Tab
 * take what is marked; Escape and a press elsewhere leave all as it was.
 */
export function ComboField({ choices, value, placeholder, error, autofocus, onChange, ...rest }: Props) {
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const chosen = choices.find(({ id }) => id === value);
  const shown = useMemo(() => {
    if (!typed?.trim()) return choices;
    const found = finder(typed);
    return choices.filter(({ name, note }) => found({ name: note ? `${name} ${note}` : name }));
  }, [choices, typed]);
  useEffect(() => {
    if (open) document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [open, list, active]);

  const close = () => {
    setOpen(false);
    setTyped(null);
  };
  const show = () => {
    if (open) return;
    setActive(Math.max(0, typed ? 0 : shown.findIndex(({ id }) => id === value)));
    setOpen(true);
  };
  const pick = (index: number) => {
    const choice = shown[index];
    close();
    if (choice && choice.id !== value) onChange(choice.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (key === 'Tab') {
      if (open && typed?.trim()) pick(active);
      return;
    }
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (!open) show();
      else setActive((now) => Math.max(0, Math.min(shown.length - 1, now + (key === 'ArrowDown' ? 1 : -1))));
    } else if (open && (key === 'Home' || key === 'End') && !typed) {
      setActive(key === 'Home' ? 0 : shown.length - 1);
    } else if (open && key === 'Enter') pick(active);
    else if (open && key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="relative min-w-0">
      <TextField
        {...rest}
        role="combobox"
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && shown.length > 0 ? `${list}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={typed ?? chosen?.name ?? ''}
        error={error}
        data-autofocus={autofocus || undefined}
        onFocus={({ target }) => target.select()}
        onClick={show}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
        className={cx('pr-7', rest.className)}
        end={
          <ChevronDown
            size={14}
            aria-hidden
            className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-mute"
          />
        }
      />
      {open && (
        <div
          id={list}
          role="listbox"
          aria-label={rest.label}
          className="absolute inset-x-0 top-full z-20 mt-1 max-h-72 overflow-y-auto rounded-lg border border-line bg-panel p-1 shadow-float"
        >
          {shown.map(({ id, name, note, mark }, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and has the keys.
            <div
              key={id}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={id === value}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(index)}
              className={cx(
                'flex cursor-pointer items-center gap-2 rounded-md px-2 py-1 coarse:py-2.5',
                index === active ? 'bg-accent/12' : 'hover:bg-page',
                id === value && 'font-semibold',
              )}
            >
              {mark}
              <span className="min-w-0 truncate">{name}</span>
              {note && <span className="ml-auto truncate text-mute text-xs">{note}</span>}
            </div>
          ))}
          {shown.length === 0 && (
            // biome-ignore lint/a11y/useFocusableInteractive: nobody can take it.
            <div role="option" aria-disabled aria-selected={false} className="px-2 py-1 text-mute">
              {t`No matches`}
            </div>
          )}
        </div>
      )}
    </div>
  );
}
