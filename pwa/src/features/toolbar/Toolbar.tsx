import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight, Clock, Plus, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '@/lib/cx';
import { NARROW, useMedia } from '@/lib/media';
import type { View } from '@/lib/view';
import {
  addDays,
  addMonths,
  daySpan,
  hospitalZone,
  longDay,
  monthName,
  shortDay,
  startOfWeek,
  today,
  weekNumber,
  zoneDiffers,
} from '@/lib/zone';
import { Button, IconButton } from '@/ui/Button';
import { chip } from '@/ui/chip';
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
  /** Free time can be shown and offered. */
  mayFill: boolean;
}

/** What is shown, in fewer words on a phone. */
function title(span: Span, date: string, narrow: boolean): string {
  if (span === 'month') return monthName(date);
  if (span !== 'week') return narrow ? shortDay(date) : longDay(date);
  const [from, to] = [startOfWeek(date), addDays(startOfWeek(date), 6)];
  return narrow ? daySpan(from, to) : `${shortDay(from)} – ${shortDay(to)}`;
}

function stepped(span: Span, date: string, direction: 1 | -1): string {
  if (span === 'month') return addMonths(date, direction);
  return addDays(date, direction * (span === 'week' ? 7 : 1));
}

/** The bar above every view of the book: where in time, which view, which filters, and how current it is. */
export function Toolbar({ span, view, go, views, onNew, mayFill }: Props) {
  const { t } = useLingui();
  const now = today();
  // The list shows as much time as it is asked to, and moves by as much.
  const shown = span === 'list' ? view.within : span;
  return (
    <header className="border-line border-b bg-panel">
      <div className="flex min-h-13 items-center gap-x-2.5 gap-y-2 px-4 py-2 max-md:flex-wrap max-md:px-3">
        <DateTitle span={shown} date={view.date} onChange={(date) => go({ date })} />
        {shown === 'week' && (
          <span className="whitespace-nowrap text-mute text-xs max-md:hidden">
            <Trans>Week {weekNumber(view.date)}</Trans>
          </span>
        )}
        <Segmented label={t`Change the period`}>
          <button
            type="button"
            className={segment}
            aria-label={t`Previous`}
            onClick={() => go({ date: stepped(shown, view.date, -1) })}
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
            aria-label={t`Next`}
            onClick={() => go({ date: stepped(shown, view.date, 1) })}
          >
            <ChevronRight size={15} aria-hidden />
          </button>
        </Segmented>
        <div className="scrollbar-none relative -my-1 flex min-w-0 items-center gap-2.5 overflow-x-auto py-1 max-md:order-last max-md:-mx-3 max-md:w-[calc(100%+1.5rem)] max-md:px-3">
          {views}
          {mayFill && (span === 'day' || span === 'week') && (
            <button
              type="button"
              aria-pressed={view.gaps}
              title={t`Free time in working hours that can be offered to the waiting list`}
              onClick={() => go({ gaps: !view.gaps })}
              className={cx(chip(view.gaps), view.gaps && 'font-semibold text-accent')}
            >
              <Trans>Gaps</Trans>
            </button>
          )}
          <Filters view={view} go={go} />
        </div>
        <div className="ml-auto flex shrink-0 items-center gap-3">
          <HospitalZone />
          {span === 'day' && (
            <IconButton label={t`Print day`} className="max-md:hidden" onClick={() => print()}>
              <Printer size={16} />
            </IconButton>
          )}
          <LiveBadge />
          {onNew && (
            <Button
              variant="primary"
              onClick={onNew}
              title={t`New appointment (N)`}
              className="max-md:px-2.5"
            >
              <Plus size={15} aria-hidden />
              <span className="max-xl:sr-only">{t`New appointment`}</span>
            </Button>
          )}
        </div>
      </div>
    </header>
  );
}

/** What is shown, as the page's title; pressed, it asks for another date. */
function DateTitle({ span, date, onChange }: { span: Span; date: string; onChange: (date: string) => void }) {
  const { t } = useLingui();
  const narrow = useMedia(NARROW);
  return (
    <label
      className="group relative cursor-pointer rounded-md has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2"
      title={t`Choose a date`}
    >
      <h1 className="whitespace-nowrap font-semibold text-[16px] tracking-tight group-hover:text-accent">
        {title(span, date, narrow)}
      </h1>
      <input
        type="date"
        aria-label={t`Date`}
        value={date}
        onClick={(event) => event.currentTarget.showPicker?.()}
        onChange={(event) => event.target.value && onChange(event.target.value)}
        className="absolute inset-0 cursor-pointer opacity-0"
      />
    </label>
  );
}

/** All times are the hospital's; who sits elsewhere is told. */
function HospitalZone() {
  const { t } = useLingui();
  if (!zoneDiffers()) return null;
  const zone = hospitalZone();
  return (
    <span
      className="flex items-center gap-1 whitespace-nowrap text-mute text-xs max-lg:hidden"
      title={t`All times are in the hospital’s time zone (${zone}), not this device’s.`}
    >
      <Clock size={13} aria-hidden />
      {zone.replace(/^.*\//, '').replaceAll('_', ' ')}
    </span>
  );
}
