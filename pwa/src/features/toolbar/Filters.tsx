import { Trans, useLingui } from '@lingui/react/macro';
import { SlidersHorizontal } from 'lucide-react';
import { type ComponentType, type RefObject, Suspense, useRef, useState } from 'react';
import { ariaKeys, useCommand } from '@/components/commands';
import { cx } from '@/lib/cx';
import type { View } from '@/lib/view';
import { chip } from '@/ui/chip';
import { SearchField } from '@/ui/SearchField';

export interface FiltersPanelProps {
  anchor: RefObject<HTMLElement | null>;
  view: View;
  go: (change: Partial<View>) => void;
  onClose: () => void;
}

interface Props {
  view: View;
  go: (change: Partial<View>) => void;
  Panel: ComponentType<FiltersPanelProps>;
}

/** How many kinds of filters narrow the view; what is looked for is seen in its field. */
export function Filters({ view, go, Panel }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useCommand('filter', () => setOpen(true));
  useCommand('search', () => field.current?.focus());
  const count = [view.departments, view.doctors, view.statuses].filter(({ length }) => length > 0).length;
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-haspopup="dialog"
        onClick={() => setOpen(!open)}
        className={cx(chip(count > 0), count > 0 && 'font-semibold text-accent')}
      >
        <SlidersHorizontal size={13} aria-hidden />
        {count > 0 ? <Trans>Filters ({count})</Trans> : <Trans>Filters</Trans>}
      </button>
      <SearchField
        label={t`Find in this view`}
        placeholder={t`Patient, MRN, reason`}
        value={view.q}
        onChange={(q) => go({ q })}
        input={field}
        keys={ariaKeys('search')}
        folds
      />
      {open && (
        <Suspense>
          <Panel anchor={button} view={view} go={go} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
