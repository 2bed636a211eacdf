import { useLingui } from '@lingui/react/macro';
import type { Filter } from '@/api/appointments';
import { cx } from '@/lib/cx';
import { type View, WITHIN, type Within } from '@/lib/view';
import { Segmented, segment } from '@/ui/Segmented';
import { ExportButtons } from './ExportButtons';

interface Props {
  view: View;
  filter: Filter;
  go: (change: Partial<View>) => void;
}

/** How much time the list shows, and its files. */
export function ListBar({ view, filter, go }: Props) {
  const { t } = useLingui();
  const words: Record<Within, string> = { day: t`1 day`, week: t`1 week`, month: t`1 month` };
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 border-line border-b px-4 py-1.5 max-md:px-3 print:hidden">
      <Segmented label={t`Period`}>
        {WITHIN.map((within, index) => (
          <button
            key={within}
            type="button"
            aria-pressed={view.within === within}
            className={cx(segment, index > 0 && 'border-line border-l')}
            onClick={() => go({ within })}
          >
            {words[within]}
          </button>
        ))}
      </Segmented>
      <ExportButtons filter={filter} sort={view.sort} name={`${view.within}-${view.date}`} />
    </div>
  );
}
