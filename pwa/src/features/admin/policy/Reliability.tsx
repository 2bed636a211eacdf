import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { NoShowModel } from '@/api/model';
import { noShowModel } from '@/api/overbookConfig';
import { PartFailed } from '@/components/PartFailed';
import { figure, percent } from '@/lib/locale';
import { dayOf, fullDate } from '@/lib/zone';
import { Skeleton } from '@/ui/Skeleton';
import { FigureTable } from '@/ui/table';
import { counted, share } from '../figures';

type Bin = NoShowModel['calibration']['bins'][number];

const score = (n: number) => figure(n, { minimumFractionDigits: 4, maximumFractionDigits: 4 });

/** How good the forecasts of no-shows were: of those to whom 20 % were given, did 20 % stay away? */
export function Reliability() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(noShowModel);
  return (
    <section aria-label={t`Forecast accuracy`} className="grid content-start gap-2">
      <h2 className="font-semibold text-lg tracking-tight">{t`Forecast accuracy`}</h2>
      {error && !data ? (
        <PartFailed error={error} retry={refetch} />
      ) : !data ? (
        <Skeleton className="h-72" />
      ) : data.calibration.visits === 0 ? (
        <p className="text-mute">
          <Trans>
            The forecast has not been trained yet; this happens every night. Until then the default rates by
            lead time apply.
          </Trans>
        </p>
      ) : (
        <Known model={data} />
      )}
    </section>
  );
}

function Known({ model: { trainedAt, calibration } }: { model: NoShowModel }) {
  const { t } = useLingui();
  const [asTable, setAsTable] = useState(false);
  const { visits, missed, brier, reference, bins } = calibration;
  const [all, away] = [counted(visits), counted(missed)];
  const rate = share(visits > 0 ? missed / visits : null);
  const [ours, mean] = [score(brier), score(reference)];
  const better = reference > 0 ? 1 - brier / reference : 0;
  const by = percent(Math.abs(better), 1);
  const day = trainedAt && fullDate(dayOf(Date.parse(trainedAt)));
  return (
    <>
      <p>
        <Trans>
          {all} past appointments, {away} of them no-shows ({rate}).
        </Trans>{' '}
        <Trans>
          The Brier score is {ours}; always forecasting the mean rate would score {mean}. Lower is better.
        </Trans>{' '}
        {better > 0.0005 ? (
          <Trans>So the forecasts are {by} better than the mean.</Trans>
        ) : better < -0.0005 ? (
          <Trans>So the forecasts are {by} worse than the mean: do not rely on them.</Trans>
        ) : (
          <Trans>So the forecasts are no better than the mean.</Trans>
        )}{' '}
        {day && (
          <span className="text-mute">
            <Trans>Last trained on {day}.</Trans>
          </span>
        )}
      </p>
      <figure className="grid gap-2" data-chart="reliability">
        <figcaption className="flex items-baseline gap-3 text-mute text-xs">
          <Trans>
            Each dot is a group of appointments with a similar forecast; on the line, it came true.
          </Trans>
          <button
            type="button"
            aria-expanded={asTable}
            onClick={() => setAsTable(!asTable)}
            className="ml-auto shrink-0 rounded-md px-1.5 py-1 text-[13px] text-accent hover:bg-page"
          >
            {asTable ? t`Hide the table` : t`Show as a table`}
          </button>
        </figcaption>
        <Plot bins={bins} />
        {asTable && <BinTable bins={bins} />}
      </figure>
    </>
  );
}

const SIZE = 260;
const EDGE = 46;
const TOP = 10;
const LARGEST = 15;

/** Forecast against what happened, with the diagonal on which both are the same. */
function Plot({ bins }: { bins: readonly Bin[] }) {
  const { t } = useLingui();
  const most = Math.max(0, ...bins.flatMap(({ forecast, observed }) => [forecast, observed]));
  const top = Math.min(1, Math.ceil(most * 10 + 0.5) / 10);
  const ticks = Array.from({ length: Math.round(top * 10) + 1 }, (_, index) => index / 10).filter(
    (_, index) => top <= 0.5 || index % 2 === 0,
  );
  const heaviest = Math.max(1, ...bins.map(({ visits }) => visits));
  const x = (rate: number) => EDGE + (rate / top) * SIZE;
  const y = (rate: number) => TOP + SIZE * (1 - rate / top);
  const words = bins
    .map(({ forecast, observed }) => t`${share(forecast)} forecast, ${share(observed)} observed`)
    .join('; ');
  return (
    <svg
      role="img"
      aria-label={words}
      viewBox={`0 0 ${EDGE + SIZE + 18} ${TOP + SIZE + 38}`}
      className="w-full max-w-90 overflow-visible text-[11.5px]"
    >
      {ticks.map((rate) => (
        <g key={rate}>
          <line x1={EDGE} x2={EDGE + SIZE} y1={y(rate)} y2={y(rate)} className="stroke-line" />
          <line x1={x(rate)} x2={x(rate)} y1={TOP} y2={TOP + SIZE} className="stroke-line-soft" />
          <text x={EDGE - 6} y={y(rate) + 4} textAnchor="end" className="fill-mute">
            {percent(rate)}
          </text>
          <text x={x(rate)} y={TOP + SIZE + 16} textAnchor="middle" className="fill-mute">
            {percent(rate)}
          </text>
        </g>
      ))}
      <line
        x1={x(0)}
        y1={y(0)}
        x2={x(top)}
        y2={y(top)}
        strokeDasharray="4 4"
        className="stroke-mute"
        data-diagonal
      />
      {bins.map(({ from, forecast, observed, visits }) => (
        <circle
          key={from}
          cx={x(forecast)}
          cy={y(observed)}
          r={Math.max(3, LARGEST * Math.sqrt(visits / heaviest))}
          className="fill-accent/35 stroke-accent"
        >
          <title>
            {`${t`forecast`} ${share(forecast)}, ${t`observed`} ${share(observed)}, ${t`appointments`} ${counted(visits)}`}
          </title>
        </circle>
      ))}
      <text x={EDGE + SIZE / 2} y={TOP + SIZE + 34} textAnchor="middle" className="fill-mute">
        {t`forecast`}
      </text>
      <text
        x={-(TOP + SIZE / 2)}
        y={2}
        transform="rotate(-90)"
        textAnchor="middle"
        dominantBaseline="hanging"
        className="fill-mute"
      >
        {t`observed`}
      </text>
    </svg>
  );
}

function BinTable({ bins }: { bins: readonly Bin[] }) {
  const { t } = useLingui();
  return (
    <FigureTable
      flush
      label={t`Forecast and observed`}
      columns={[t`Forecasts`, t`Appointments`, t`Forecast, mean`, t`Observed`]}
      rows={bins.map(({ from, visits, forecast, observed }) => ({
        key: from,
        name: `${percent(from)} – ${percent(from + 0.1)}`,
        values: [counted(visits), share(forecast), share(observed)],
      }))}
    />
  );
}
