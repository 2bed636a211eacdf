import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { departments, doctors } from '@/api/directory';
import type { OverbookConfig, OverbookConfigPatch, PreviewedSuggestion } from '@/api/model';
import { overbookPreview, PREVIEWED_DAYS } from '@/api/overbookConfig';
import { PartFailed } from '@/components/PartFailed';
import { cx } from '@/lib/cx';
import { figure } from '@/lib/locale';
import { useDebouncedValue } from '@/lib/useDebouncedValue';
import { addDays, type Day, dayClock, dayNumber, dayOf, shortDay, today, weekdayName } from '@/lib/zone';
import { Scrolling } from '@/ui/Scrolling';
import { Skeleton } from '@/ui/Skeleton';
import { cell, headCell, named, TableHead, table } from '@/ui/table';
import { share } from '../figures';

/** So long nothing is typed before the server is asked. */
const PAUSE = 600;
const LISTED = 60;

interface Props {
  config: OverbookConfig;
  /** Only what may be asked with: while a field is wrong, what was right before. */
  patch: OverbookConfigPatch;
  changed: boolean;
}

/** What would be suggested in the next days, before anything is saved. */
export function Preview({ config, patch, changed }: Props) {
  const { t } = useLingui();
  const text = useDebouncedValue(JSON.stringify(patch), PAUSE);
  const asked = JSON.parse(text) as OverbookConfigPatch;
  const { data, error, refetch, isPlaceholderData } = useQuery(overbookPreview(config.version, asked));
  const waits = isPlaceholderData || text !== JSON.stringify(patch);
  const on = patch.enabled ?? config.enabled;
  return (
    <section
      aria-label={t`What would be suggested`}
      className="grid content-start gap-2"
      data-chart="preview"
    >
      <h2 className="font-semibold text-lg tracking-tight">
        <Trans>The next {PREVIEWED_DAYS} days</Trans>{' '}
        <span className="font-normal text-mute text-xs">
          {waits ? t`calculating…` : changed ? t`with your unsaved changes` : t`with the current settings`}
        </span>
      </h2>
      {error && (!data || isPlaceholderData) ? (
        <PartFailed error={error} retry={refetch} />
      ) : !data ? (
        <Skeleton className="h-32" />
      ) : (
        <div aria-busy={waits} className="grid gap-2">
          <p role="status">
            {on ? (
              <Plural
                value={data.length}
                _0="No overbooking would be suggested."
                one="One overbooking would be suggested."
                other="# overbookings would be suggested."
              />
            ) : (
              <Trans>Switched off: nothing is suggested.</Trans>
            )}
          </p>
          {data.length > 0 && (
            <>
              <Counts items={data} />
              <List items={data} />
            </>
          )}
        </div>
      )}
    </section>
  );
}

/** How many in which department on which day. */
function Counts({ items }: { items: readonly PreviewedSuggestion[] }) {
  const { t } = useLingui();
  const all = useQuery(departments).data ?? [];
  const days: Day[] = Array.from({ length: PREVIEWED_DAYS + 1 }, (_, index) => addDays(today(), index));
  const count = (department: string | null, day: Day | null) =>
    items.filter(
      ({ departmentId, start }) =>
        (department === null || departmentId === department) &&
        (day === null || dayOf(Date.parse(start)) === day),
    ).length;
  const rows = all.filter(({ id }) => count(id, null) > 0);
  const most = Math.max(1, ...rows.flatMap(({ id }) => days.map((day) => count(id, day))));
  return (
    <Scrolling label={t`By day and department`} className="overflow-x-auto">
      <table className={table} aria-label={t`Suggestions by day and department`}>
        <thead>
          <tr>
            <th scope="col" className={cx(headCell, 'first:pl-0!')}>{t`Department`}</th>
            {days.map((day) => (
              <th key={day} scope="col" className={cx(headCell, 'text-center')} title={shortDay(day)}>
                {weekdayName(day)} {dayNumber(day)}
              </th>
            ))}
            <th scope="col" className={cx(headCell, 'text-right last:pr-0!')}>{t`All`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row" className={cx(cell, 'text-left font-normal first:pl-0!')}>
                {name}
              </th>
              {days.map((day) => {
                const n = count(id, day);
                return (
                  <td
                    key={day}
                    className={cx(cell, 'text-center', n === 0 && 'text-mute')}
                    style={{
                      backgroundColor:
                        n > 0
                          ? `color-mix(in srgb, var(--accent) ${6 + (16 * n) / most}%, transparent)`
                          : undefined,
                    }}
                  >
                    {n}
                  </td>
                );
              })}
              <td className={cx(cell, 'text-right font-semibold last:pr-0!')}>{count(id, null)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

const gain = (n: number) => figure(n, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

function List({ items }: { items: readonly PreviewedSuggestion[] }) {
  const { t } = useLingui();
  const allDoctors = new Map(useQuery(doctors).data?.map(({ id, name }) => [id, name]));
  const shown = [...items].sort((a, b) => a.start.localeCompare(b.start)).slice(0, LISTED);
  const more = items.length - shown.length;
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-sm text-accent coarse:py-2">
        <Trans>All suggestions</Trans>
      </summary>
      <Scrolling
        label={t`Suggestions in detail`}
        className="mt-1 max-h-80 overflow-auto rounded-lg border border-line"
      >
        <table className={table} aria-label={t`Suggestions in detail`}>
          <TableHead
            columns={[
              ...named(t`When`, t`Doctor`),
              { name: t`Gain`, className: 'text-right' },
              { name: t`Overrun`, className: 'text-right' },
            ]}
          />
          <tbody>
            {shown.map((one) => {
              const start = Date.parse(one.start);
              return (
                <tr key={`${one.doctorId} ${one.start} ${one.gain}`}>
                  <td className={cell}>{dayClock(start)}</td>
                  <td className={cell}>{allDoctors.get(one.doctorId)}</td>
                  <td className={cx(cell, 'text-right')}>{gain(one.gain)}</td>
                  <td className={cx(cell, 'text-right')}>{share(one.overrun)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scrolling>
      <p className="pt-1 text-mute text-xs">
        <Trans>Gain in appointments, net of waiting and overtime.</Trans>{' '}
        {more > 0 && <Plural value={more} one="One more is not shown." other="# more are not shown." />}
      </p>
    </details>
  );
}
