import { Trans, useLingui } from '@lingui/react/macro';
import { ListChecks } from 'lucide-react';
import { Suspense } from 'react';
import { clearPicks, picked, picking } from '@/components/selection';
import { GridSkeleton } from '@/features/calendar/GridSkeleton';
import { cx } from '@/lib/cx';
import { useStore } from '@/lib/store';
import { withWords } from '@/lib/words';
import { chip } from '@/ui/chip';
import { later } from './later';

/** What is done to many appointments at once, with its words. */
const BulkBar = later(
  withWords('many', () => import('./many/Bulk')),
  'Bulk',
);
const AwayPage = later(
  withWords('many', () => import('./many/Away')),
  'Away',
);

/** What can be done to what is picked, as long as something is. */
export function Picked({ mayCancel }: { mayCancel: boolean }) {
  const any = useStore(picked).size > 0;
  const mode = useStore(picking);
  return any || mode ? (
    <Suspense>
      <BulkBar mayCancel={mayCancel} />
    </Suspense>
  ) : null;
}

/** From here on a press picks instead of opening: the way for fingers. */
export function SelectChip() {
  const { t } = useLingui();
  const on = useStore(picking);
  return (
    <button
      type="button"
      aria-pressed={on}
      title={t`Select several appointments to change them together`}
      onClick={() => (on ? clearPicks() : picking.set(true))}
      className={cx(chip(on), on && 'font-semibold text-accent')}
    >
      <ListChecks size={14} aria-hidden />
      <span className="md:max-2xl:sr-only">
        <Trans>Select</Trans>
      </span>
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
