import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { settings } from '@/api/settings';
import { cx } from '@/lib/cx';
import type { View } from '@/lib/view';
import { addDays, addMonths, longDay, monthName, shortDay, startOfWeek, today } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { Segmented, segment } from '@/ui/Segmented';
import { Filters } from './Filters';
import { LiveBadge } from './LiveBadge';

export type Span = 'day' | 'week' | 'month' | 'list';

interface Props {
  span: Span;
  view: View;
  go: (change: Partial<View>) => void;
  /** The switch between the views: links, which only app/ knows. */
  views: ReactNode;
  onNew?: (() => void) | undefined;
}

function title(span: Span, date: string): string {
  if (span === 'month') return monthName(date);
  if (span !== 'week') return longDay(date);
  const from = startOfWeek(date);
  return `${shortDay(from)} – ${shortDay(addDays(from, 6))}`;
}

function stepped(span: Span, date: string, direction: 1 | -1): string {
  if (span === 'month') return addMonths(date, direction);
  return addDays(date, direction * (span === 'week' ? 7 : 1));
}

/** The bar above every view of the book: where in time, which view, which filters, and how current it is. */
export function Toolbar({ span, view, go, views, onNew }: Props) {
  const { t } = useLingui();
  const demo = useQuery(settings).data?.demo;
  const now = today();
  return (
    <header className="border-line border-b bg-panel">
      <div className="flex min-h-13 flex-wrap items-center gap-x-2.5 gap-y-1.5 px-4 py-2 max-md:px-3">
        <label className="group relative cursor-pointer" title={t`Choose a date`}>
          <h1
            className={cx('font-semibold text-base tracking-tight md:text-[16px]', 'group-hover:text-accent')}
          >
            {title(span, view.date)}
          </h1>
          <input
            type="date"
            aria-label={t`Date`}
            value={view.date}
            onClick={(event) => event.currentTarget.showPicker?.()}
            onChange={(event) => event.target.value && go({ date: event.target.value })}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
        </label>
        <Segmented label={t`Move in time`}>
          <button
            type="button"
            className={segment}
            aria-label={t`Back`}
            onClick={() => go({ date: stepped(span, view.date, -1) })}
          >
            <ChevronLeft size={15} aria-hidden />
          </button>
          <button
            type="button"
            className={cx(segment, 'border-line border-x')}
            disabled={view.date === now}
            onClick={() => go({ date: now })}
          >
            <Trans>Today</Trans>
          </button>
          <button
            type="button"
            className={segment}
            aria-label={t`Forward`}
            onClick={() => go({ date: stepped(span, view.date, 1) })}
          >
            <ChevronRight size={15} aria-hidden />
          </button>
        </Segmented>
        {views}
        <Filters view={view} go={go} />
        <div className="ml-auto flex items-center gap-3">
          {demo && (
            <span className="rounded-full bg-warn-tint px-2 py-0.5 text-warn text-xs">
              <Trans>Demo data</Trans>
            </span>
          )}
          <LiveBadge />
          {onNew && (
            <Button look="primary" onClick={onNew} title={t`New appointment (N)`}>
              <Plus size={15} aria-hidden />
              <span className="max-lg:sr-only">
                <Trans>New appointment</Trans>
              </span>
            </Button>
          )}
        </div>
      </div>
    </header>
  );
}
