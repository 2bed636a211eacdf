import { useLingui } from '@lingui/react/macro';
import { ListChecks } from 'lucide-react';
import { Suspense } from 'react';
import { clearSelection, selecting, selection } from '@/components/selection';
import { GridSkeleton } from '@/features/calendar/GridSkeleton';
import { cx } from '@/lib/cx';
import { withMessages } from '@/lib/i18n';
import { lazyOnIdle } from '@/lib/lazyOnIdle';
import { useStore } from '@/lib/store';
import { chip } from '@/ui/chip';

/** What is done to many appointments at once, with its words. */
const BulkBar = lazyOnIdle(
  withMessages('bulk', () => import('./bulk/Bulk')),
  'Bulk',
);
const AwayPage = lazyOnIdle(
  withMessages('bulk', () => import('./bulk/Away')),
  'Away',
);

/** The bar of what can be done to the selection, as long as there is one. */
export function SelectionBar({ mayCancel }: { mayCancel: boolean }) {
  const any = useStore(selection).size > 0;
  const mode = useStore(selecting);
  return any || mode ? (
    <Suspense>
      <BulkBar mayCancel={mayCancel} />
    </Suspense>
  ) : null;
}

/** From here on a press selects instead of opening: the way for fingers. */
export function SelectChip() {
  const { t } = useLingui();
  const on = useStore(selecting);
  return (
    <button
      type="button"
      aria-pressed={on}
      title={t`Select several appointments to change them together`}
      onClick={() => (on ? clearSelection() : selecting.set(true))}
      className={cx(chip(on), on && 'font-semibold text-accent')}
    >
      <ListChecks size={14} aria-hidden />
      <span className="md:max-2xl:sr-only">{t`Select`}</span>
    </button>
  );
}

/** In place of the calendar, who goes where while a doctor is away. */
export function Away() {
  return (
    <Suspense fallback={<GridSkeleton />}>
      <AwayPage />
    </Suspense>
  );
}
