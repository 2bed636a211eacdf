import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { departments, doctors } from '@/api/directory';
import { useCan } from '@/api/rights';
import { NARROW, useMedia } from '@/lib/media';
import type { View } from '@/lib/view';
import { longDay, startOfWeek } from '@/lib/zone';
import { DeptMark } from '@/ui/DeptMark';
import { Notice } from '@/ui/Notice';
import { type CalendarActions, useActions } from './actions';
import { Failed } from './Failed';
import { Grid } from './Grid';
import { GridSkeleton } from './GridSkeleton';
import { matchingIn } from './match';
import { useSuggestionsLayer } from './suggestionsLayer';
import { useSuggestionsQueries } from './useSuggestionsQueries';
import { useWeekColumns, weekQueries } from './useWeekColumns';

interface Props extends CalendarActions {
  view: View;
}

/** A week of one doctor, or of a department: a column for each day. A doctor's is their own. */
export function WeekPage(props: Props) {
  const everybody = useCan('seeAllHours');
  if (!everybody) return <OwnWeek {...props} />;
  const chosen = props.view.doctors.length > 0 || props.view.departments.length > 0;
  return chosen ? <Week {...props} /> : <ChooseWhose go={props.go} />;
}

/** The server shows doctors nobody's availability but their own: that is who they are. */
function OwnWeek({ view, ...actions }: Props) {
  const whole = { ...view, departments: [], doctors: [] };
  const { data, error, refetch } = useQuery(weekQueries(whole).availability);
  if (error && !data) return <Failed error={error} retry={refetch} />;
  if (!data) return <GridSkeleton />;
  const own = data[0]?.doctorId;
  return <Week view={own ? { ...whole, doctors: [own] } : whole} {...actions} />;
}

/** Seven days fit on whatever is not a phone. */
const NARROWEST_DAY = 96;
const NARROWEST_STRIP = 36;

function Week({ view, ...actions }: Props) {
  const { t } = useLingui();
  const phone = useMedia(NARROW);
  const queries = weekQueries(view);
  const items = useQuery(queries.items);
  const busy = useQuery(queries.busy).data;
  const availability = useQuery(queries.availability);
  const all = useQuery(doctors);
  const suggestions = useSuggestionsQueries(
    view,
    queries.range,
    items.data,
    actions.suggestions !== undefined,
  );
  const week = useWeekColumns(view, all.data, items.data, busy, availability.data);
  const columns = useSuggestionsLayer(week.columns, suggestions);
  const { hours, groups } = week;
  const matching = useMemo(() => matchingIn(view, columns), [view, columns]);
  const handlers = useActions(columns, actions);
  const failed = items.error ?? availability.error ?? all.error;
  const monday = longDay(startOfWeek(view.date));

  if (failed && !items.data) return <Failed error={failed} retry={items.refetch} />;
  if (!items.data || !availability.data || !all.data) return <GridSkeleton />;
  return (
    <Grid
      label={t`Appointments in the week of ${monday}`}
      columns={columns}
      groups={groups}
      hours={hours}
      narrowest={groups ? NARROWEST_STRIP : phone ? undefined : NARROWEST_DAY}
      selected={view.appointment ?? view.suggestion}
      matching={matching}
      onOpen={actions.onOpen}
      {...handlers}
      onHead={(column) => actions.onDay(column.day)}
      onDay={actions.onDay}
    />
  );
}

/** A week of the whole hospital would show nothing: first choose whose. */
function ChooseWhose({ go }: Pick<CalendarActions, 'go'>) {
  const { t } = useLingui();
  const all = useQuery(departments).data ?? [];
  return (
    <Notice title={t`Whose week?`}>
      <Trans>Choose a department here or a doctor above.</Trans>
      <span className="mt-3 flex flex-wrap justify-center gap-1.5">
        {all
          .filter((department) => department.active)
          .map((department) => (
            <button
              key={department.id}
              type="button"
              onClick={() => go({ departments: [department.id] })}
              className="inline-flex h-8 items-center gap-1.5 rounded-full border border-line bg-panel px-3 text-ink hover:border-line-strong coarse:h-10"
            >
              <DeptMark colour={department.colour} className="size-2 rounded-xs" />
              {department.name}
            </button>
          ))}
      </span>
    </Notice>
  );
}
