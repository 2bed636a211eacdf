import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronDown, ChevronLeft, ChevronRight, Clock, Palette, Plus, Printer } from 'lucide-react';
import { type ComponentType, type ReactNode, type RefObject, Suspense, useRef, useState } from 'react';
import { ariaKeys, useCommand } from '@/components/commands';
import { cx } from '@/lib/cx';
import { useMedia } from '@/lib/media';
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
import { Filters, type FiltersPanelProps } from './Filters';
import { LiveBadge } from './LiveBadge';

export type Span = 'day' | 'week' | 'month' | 'list';

export interface DisplayPanelProps {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** What is behind the bar's buttons, loaded when the browser has time. */
export interface Panels {
  FiltersPanel: ComponentType<FiltersPanelProps>;
  DisplayPanel: ComponentType<DisplayPanelProps>;
  MiniMonth: ComponentType<FiltersPanelProps>;
}

interface Props {
  span: Span;
  view: View;
  go: (change: Partial<View>) => void;
  /** The switch between the views: links, which only app/ knows. */
  views: ReactNode;
  panels: Panels;
  onNew?: (() => void) | undefined;
  /** Free time can be shown and offered. */
  mayFill: boolean;
}

/** What is shown, in fewer words where there is less room. */
function title(span: Span, date: string, brief: boolean): string {
  if (span === 'month') return monthName(date);
  if (span !== 'week') return brief ? shortDay(date) : longDay(date);
  const [from, to] = [startOfWeek(date), addDays(startOfWeek(date), 6)];
  return brief ? daySpan(from, to) : `${shortDay(from)} – ${shortDay(to)}`;
}

function stepped(span: Span, date: string, direction: 1 | -1): string {
  if (span === 'month') return addMonths(date, direction);
  return addDays(date, direction * (span === 'week' ? 7 : 1));
}

/** The bar above every view of the book: where in time, which view, which filters, and how current it is. */
export function Toolbar({ span, view, go, views, panels, onNew, mayFill }: Props) {
  const { t } = useLingui();
  const now = today();
  // The list shows as much time as it is asked to, and moves by as much.
  const shown = span === 'list' ? view.within : span;
  const step = (direction: 1 | -1) => go({ date: stepped(shown, view.date, direction) });
  useCommand('today', () => go({ date: now }));
  useCommand('previous', () => step(-1));
  useCommand('next', () => step(1));
  return (
    <header className="border-line border-b bg-panel">
      <div className="flex min-h-13 items-center gap-x-2.5 gap-y-2 px-4 py-2 max-lg:flex-wrap max-md:px-3 print:min-h-0 print:px-0">
        <DateTitle span={shown} view={view} go={go} MiniMonth={panels.MiniMonth} />
        {shown === 'week' && (
          <span className="whitespace-nowrap text-mute text-xs max-xl:hidden print:inline">
            <Trans>Week {weekNumber(view.date)}</Trans>
          </span>
        )}
        <Segmented label={t`Change the period`} className="print:hidden">
          <button
            type="button"
            className={segment}
            aria-label={t`Previous`}
            aria-keyshortcuts={ariaKeys('previous')}
            onClick={() => step(-1)}
          >
            <ChevronLeft size={15} aria-hidden />
          </button>
          <button
            type="button"
            className={cx(segment, 'border-line border-x')}
            aria-keyshortcuts={ariaKeys('today')}
            disabled={view.date === now}
            onClick={() => go({ date: now })}
          >
            <Trans>Today</Trans>
          </button>
          <button
            type="button"
            className={segment}
            aria-label={t`Next`}
            aria-keyshortcuts={ariaKeys('next')}
            onClick={() => step(1)}
          >
            <ChevronRight size={15} aria-hidden />
          </button>
        </Segmented>
        <div className="scrollbar-none relative -my-1 flex min-w-0 items-center gap-2 overflow-x-auto py-1 max-lg:order-last max-lg:w-full max-md:-mx-3 max-md:w-[calc(100%+1.5rem)] max-md:px-3 print:hidden">
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
          <Filters view={view} go={go} Panel={panels.FiltersPanel} />
          {(span === 'day' || span === 'week') && <Display Panel={panels.DisplayPanel} />}
        </div>
        <div className="ml-auto flex shrink-0 items-center gap-3 print:hidden">
          <HospitalZone />
          {span !== 'month' && (
            <IconButton
              label={span === 'day' ? t`Print day` : t`Print`}
              className="max-md:hidden"
              onClick={() => print()}
            >
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

/** Below this the date is said in fewer words. */
const BRIEF = '(max-width: 1399px)';

/** What is shown, as the page's title; pressed, it shows the month to choose another date from. */
function DateTitle({
  span,
  view,
  go,
  MiniMonth,
}: Pick<Props, 'span' | 'view' | 'go'> & Pick<Panels, 'MiniMonth'>) {
  const { t } = useLingui();
  const brief = useMedia(BRIEF);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useCommand('goToDate', () => setOpen(true));
  return (
    <>
      <h1 className="font-semibold text-[16px] tracking-tight">
        <button
          ref={button}
          type="button"
          title={t`Choose a date`}
          aria-haspopup="dialog"
          aria-expanded={open}
          aria-keyshortcuts={ariaKeys('goToDate')}
          onClick={() => setOpen(!open)}
          className="-ml-1.5 flex items-center gap-0.5 whitespace-nowrap rounded-md px-1.5 py-1 hover:text-accent"
        >
          {title(span, view.date, brief)}
          <ChevronDown size={14} aria-hidden className="text-mute print:hidden" />
        </button>
      </h1>
      {open && (
        <Suspense>
          <MiniMonth anchor={button} view={view} go={go} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** How the calendar is drawn on this device. */
function Display({ Panel }: { Panel: Panels['DisplayPanel'] }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={t`Display`}
        title={t`Display`}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className={chip(false)}
      >
        <Palette size={14} aria-hidden />
      </button>
      {open && (
        <Suspense>
          <Panel anchor={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** All times are the hospital's; who sits elsewhere is told. */
function HospitalZone() {
  const { t } = useLingui();
  if (!zoneDiffers()) return null;
  const zone = hospitalZone();
  return (
    <span
      className="flex items-center gap-1 whitespace-nowrap text-mute text-xs max-xl:hidden"
      title={t`All times are in the hospital’s time zone (${zone}), not this device’s.`}
    >
      <Clock size={13} aria-hidden />
      {zone.replace(/^.*\//, '').replaceAll('_', ' ')}
    </span>
  );
}
