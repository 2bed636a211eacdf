import { t } from '@lingui/core/macro';
import { Skeleton } from './Skeleton';

const ROWS = Array.from({ length: 16 }, (_, row) => row);

/** A table on its way. */
export function RowsSkeleton() {
  return (
    <div role="status" aria-label={t`Loading`} className="flex-1 overflow-hidden pt-8">
      {ROWS.map((row) => (
        <div key={row} className="flex h-8.5 items-center gap-6 border-line-soft border-b px-4">
          <Skeleton className="h-3 w-36" />
          <Skeleton className="h-3 w-44" />
          <Skeleton className="h-3 w-28 max-md:hidden" />
          <Skeleton className="h-3 w-32 max-md:hidden" />
        </div>
      ))}
    </div>
  );
}
