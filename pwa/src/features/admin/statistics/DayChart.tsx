import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { cx } from '@/lib/cx';
import { daySpan, shortDay } from '@/lib/zone';
import { Scrolling } from '@/ui/Scrolling';
import { FigureTable } from '@/ui/table';
import { ColumnScale, WIDTH } from '../ColumnScale';
import { counted } from '../figures';
import { type Bucket, ceiling } from './range';

const HEIGHT = 180;
/** Of a column's width, how much the bar takes. */
const BAR = 0.72;

const name = ({ first, last }: Bucket) => (first === last ? shortDay(first) : daySpan(first, last));

/** Bookings over time as columns, the no-shows among them hatched; the same as a table. */
export function DayChart({ buckets }: { buckets: readonly Bucket[] }) {
  const { t } = useLingui();
  const [asTable, setAsTable] = useState(false);
  const weekly = buckets.some(({ first, last }) => first !== last);
  return (
    <figure className="grid gap-2" data-chart="bookings">
      <figcaption className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="font-semibold text-lg tracking-tight">
          {weekly ? t`Bookings per week` : t`Bookings per day`}
        </h2>
        <span aria-hidden className="flex items-center gap-3 text-mute text-xs">
          <span className="flex items-center gap-1">
            <i className="size-2.5 rounded-xs bg-accent" /> <Trans>Bookings</Trans>
          </span>
          <span className="flex items-center gap-1">
            <i className="size-2.5 rounded-xs bg-harm" /> <Trans>of these no-shows</Trans>
          </span>
        </span>
        <button
          type="button"
          aria-expanded={asTable}
          onClick={() => setAsTable(!asTable)}
          className="ml-auto rounded-md px-1.5 py-1 text-accent hover:bg-page"
        >
          {asTable ? t`Hide the table` : t`Show as a table`}
        </button>
      </figcaption>
      <Columns buckets={buckets} />
      {asTable && <DayTable buckets={buckets} />}
    </figure>
  );
}

function Columns({ buckets }: { buckets: readonly Bucket[] }) {
  const { t } = useLingui();
  const most = Math.max(0, ...buckets.map(({ bookings }) => bookings));
  const top = ceiling(most);
  const step = WIDTH / Math.max(1, buckets.length);
  const y = (n: number) => HEIGHT * (1 - n / top);
  const busiest = buckets.find(({ bookings }) => bookings === most);
  const total = counted(buckets.reduce((sum, { bookings }) => sum + bookings, 0));
  const [peak, when] = [counted(most), busiest ? name(busiest) : ''];
  // As many names as fit without touching.
  const every = Math.ceil(buckets.length / 10);
  const names = buckets.map((bucket, index) => (
    <span key={bucket.first} className="w-0 flex-1 overflow-visible whitespace-nowrap">
      <span
        className={cx(
          index % every !== 0 && 'hidden',
          every > 1 && index % (every * 3) !== 0 && 'max-md:hidden',
        )}
      >
        {name({ ...bucket, last: bucket.first })}
      </span>
    </span>
  ));
  return (
    <ColumnScale
      label={t`${total} bookings in total; the most, ${peak}, ${when}.`}
      height={HEIGHT}
      top={top}
      ticks={[1, 0.5, 0]}
      names={names}
    >
      {buckets.map((bucket, index) => {
        const x = index * step + (step * (1 - BAR)) / 2;
        const { bookings, noShows } = bucket;
        const column = (n: number, look: string) => (
          <rect x={x} y={y(n)} width={step * BAR} height={HEIGHT - y(n)} className={look} />
        );
        return (
          <g key={bucket.first}>
            <title>{`${name(bucket)}: ${counted(bookings)}, ${t`no-shows`} ${counted(noShows)}`}</title>
            {/* The whole column answers to the pointer, not only the bar. */}
            <rect x={index * step} y={0} width={step} height={HEIGHT} fill="transparent" />
            {column(bookings, 'fill-accent')}
            {column(noShows, 'fill-harm')}
          </g>
        );
      })}
    </ColumnScale>
  );
}

function DayTable({ buckets }: { buckets: readonly Bucket[] }) {
  const { t } = useLingui();
  return (
    <Scrolling
      label={t`Table of the bookings`}
      className="max-h-80 overflow-y-auto rounded-lg border border-line"
    >
      <FigureTable
        label={t`Bookings`}
        columns={[t`Day`, t`Bookings`, t`No-shows`, t`Cancelled`]}
        rows={buckets.map((bucket) => ({
          key: bucket.first,
          name: name(bucket),
          values: [bucket.bookings, bucket.noShows, bucket.cancelled].map(counted),
        }))}
      />
    </Scrolling>
  );
}
