import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { LedgerMonth } from '@/api/model';
import { overbookLedger } from '@/api/overbookConfig';
import { PartFailed } from '@/components/PartFailed';
import { cx } from '@/lib/cx';
import { monthName, shortMonth } from '@/lib/zone';
import { Scrolling } from '@/ui/Scrolling';
import { Skeleton } from '@/ui/Skeleton';
import { FigureTable } from '@/ui/table';
import { ColumnScale, WIDTH } from '../ColumnScale';
import { counted, tenths } from '../figures';
import { ceiling } from '../statistics/range';

/** So many months are drawn; the table has all. */
const DRAWN = 12;
const HEIGHT = 140;

const name = ({ month }: LedgerMonth) => monthName(`${month}-01`);

/** What was predicted where suggestions were accepted, and what happened. */
export function Ledger() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(overbookLedger);
  return (
    <section aria-label={t`Results of accepted suggestions`} className="grid content-start gap-2">
      <h2 className="font-semibold text-lg tracking-tight">{t`Results of accepted suggestions`}</h2>
      {error && !data ? (
        <PartFailed error={error} retry={refetch} />
      ) : !data ? (
        <Skeleton className="h-40" />
      ) : data.length === 0 ? (
        <p className="text-mute">
          <Trans>
            Nothing to report yet: sessions with an accepted suggestion are counted here once they are over.
          </Trans>
        </p>
      ) : (
        <>
          <Chart months={data.slice(0, DRAWN).reverse()} />
          <Months months={data} />
        </>
      )}
    </section>
  );
}

function Chart({ months }: { months: readonly LedgerMonth[] }) {
  const { t } = useLingui();
  const top = ceiling(
    Math.max(...months.flatMap((each) => [each.expectedMissed, each.missed, each.came + each.stayedAway])),
  );
  const step = WIDTH / months.length;
  const bar = Math.min(step * 0.24, 44);
  const y = (n: number) => HEIGHT * (1 - n / top);
  const words = months
    .map((each) => {
      const [month, expected, missed] = [name(each), tenths(each.expectedMissed), counted(each.missed)];
      return t`${month}: ${expected} expected no-shows, ${missed} actual`;
    })
    .join('; ');
  const names = months.map(({ month }) => (
    <span key={month} className="w-0 flex-1 text-center">
      {shortMonth(`${month}-01`)}
    </span>
  ));
  return (
    <figure className="grid gap-2" data-chart="ledger">
      <figcaption aria-hidden className="flex flex-wrap items-center gap-x-3 gap-y-1 text-mute text-xs">
        {[
          { look: 'border border-accent bg-accent/20', word: t`expected no-shows` },
          { look: 'bg-accent', word: t`actual no-shows` },
          { look: 'bg-good', word: t`extra attended` },
          { look: 'bg-harm', word: t`extra no-shows` },
        ].map(({ look, word }) => (
          <span key={word} className="flex items-center gap-1">
            <i className={cx('size-2.5 rounded-xs', look)} /> {word}
          </span>
        ))}
      </figcaption>
      <ColumnScale label={words} height={HEIGHT} top={top} ticks={[1, 0]} names={names}>
        {months.map((each, index) => {
          const middle = (index + 0.5) * step;
          const { month, expectedMissed, missed, came, stayedAway } = each;
          const column = (at: number, from: number, to: number, look: string) => (
            <rect
              x={middle + at * bar}
              y={y(to)}
              width={bar * 0.9}
              height={y(from) - y(to)}
              vectorEffect="non-scaling-stroke"
              className={look}
            />
          );
          return (
            <g key={month}>
              <title>
                {`${name(each)}: ${t`expected no-shows`} ${tenths(expectedMissed)}, ${t`actual no-shows`} ${counted(missed)}, ${t`extra attended`} ${counted(came)}, ${t`extra no-shows`} ${counted(stayedAway)}`}
              </title>
              <rect x={index * step} y={0} width={step} height={HEIGHT} fill="transparent" />
              {column(-1.6, 0, expectedMissed, 'fill-accent/20 stroke-accent')}
              {column(-0.6, 0, missed, 'fill-accent')}
              {column(0.7, 0, came, 'fill-good')}
              {column(0.7, came, came + stayedAway, 'fill-harm')}
            </g>
          );
        })}
      </ColumnScale>
    </figure>
  );
}

function Months({ months }: { months: readonly LedgerMonth[] }) {
  const { t } = useLingui();
  const columns = [
    t`Month`,
    t`Accepted`,
    t`Expected no-shows`,
    t`Actual no-shows`,
    t`Extra attended`,
    t`Extra no-shows`,
  ];
  return (
    <Scrolling label={t`By month`} className="overflow-x-auto">
      <FigureTable
        flush
        label={t`Accepted suggestions by month`}
        columns={columns}
        rows={months.map((each) => ({
          key: each.month,
          name: name(each),
          values: [
            counted(each.accepted),
            tenths(each.expectedMissed),
            counted(each.missed),
            counted(each.came),
            counted(each.stayedAway),
          ],
        }))}
      />
    </Scrolling>
  );
}
