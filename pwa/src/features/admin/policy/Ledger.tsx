import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { LedgerMonth } from '@/api/model';
import { overbookLedger } from '@/api/overbookConfig';
import { cx } from '@/lib/cx';
import { monthName, shortMonth } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { Skeleton } from '@/ui/Skeleton';
import { cell, headCell, table } from '@/ui/table';
import { errorMessage } from '@/wording/messages';
import { counted, tenths } from '../figures';
import { ceiling } from '../statistics/range';

/** So many months are drawn; the table has all. */
const DRAWN = 12;
const HEIGHT = 140;
const WIDTH = 1000;

const name = ({ month }: LedgerMonth) => monthName(`${month}-01`);

/** What was predicted where suggestions were accepted, and what happened. */
export function Ledger() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(overbookLedger);
  return (
    <section aria-label={t`Results of accepted suggestions`} className="grid content-start gap-2">
      <h2 className="font-semibold text-lg tracking-tight">{t`Results of accepted suggestions`}</h2>
      {error && !data ? (
        <div role="alert" className="grid justify-items-start gap-2">
          <p className="text-harm">{errorMessage(error)}</p>
          <Button onClick={() => void refetch()}>{t`Try again`}</Button>
        </div>
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
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
        <div
          aria-hidden
          className="flex flex-col items-end justify-between text-mute text-xs leading-none"
          style={{ height: HEIGHT }}
        >
          <span>{counted(top)}</span>
          <span>0</span>
        </div>
        <svg
          role="img"
          aria-label={words}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="w-full overflow-visible"
          style={{ height: HEIGHT }}
        >
          {[0, 1].map((at) => (
            <line
              key={at}
              x1={0}
              x2={WIDTH}
              y1={HEIGHT * at}
              y2={HEIGHT * at}
              vectorEffect="non-scaling-stroke"
              className="stroke-line"
            />
          ))}
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
        </svg>
        <div aria-hidden className="col-start-2 flex pt-1 text-mute text-xs">
          {months.map(({ month }) => (
            <span key={month} className="w-0 flex-1 text-center">
              {shortMonth(`${month}-01`)}
            </span>
          ))}
        </div>
      </div>
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
    <section
      aria-label={t`By month`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
      tabIndex={0}
      className="overflow-x-auto"
    >
      <table className={table} aria-label={t`Accepted suggestions by month`}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={cx(headCell, index === 0 ? 'first:pl-0!' : 'text-right last:pr-0!')}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((each) => (
            <tr key={each.month}>
              <th scope="row" className={cx(cell, 'text-left font-normal first:pl-0!')}>
                {name(each)}
              </th>
              {[
                counted(each.accepted),
                tenths(each.expectedMissed),
                counted(each.missed),
                counted(each.came),
                counted(each.stayedAway),
              ].map((value, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: five columns that never change places.
                <td key={index} className={cx(cell, 'text-right last:pr-0!')}>
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
