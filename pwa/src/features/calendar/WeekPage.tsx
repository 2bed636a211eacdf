import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { availabilityIn } from '@/api/availability';
import { departments } from '@/api/directory';
import { useCan } from '@/api/rights';
import { NARROW, useMedia } from '@/lib/media';
import type { View } from '@/lib/view';
import { longDay, startOfWeek } from '@/lib/zone';
import { DeptMark } from '@/ui/DeptMark';
import { Notice } from '@/ui/Notice';
import { type CalendarActions, useActions } from './actions';
import type { Column } from './column';
import { Failed } from './Failed';
import { Grid } from './Grid';
import { GridSkeleton } from './GridSkeleton';
import { matchingIn } from './match';
import { askedOfWeek } from './ranges';
import { useSuggestionsLayer } from './suggestionsLayer';
import { useShownRange } from './useShownRange';
import { useWeekColumns } from './useWeekColumns';
import { readOnly, Waiting } from './Waiting';

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
  const { data, error, refetch } = useQuery(availabilityIn(askedOfWeek(whole).hours));
  if (error && !data) return <Failed error={error} retry={refetch} />;
  if (!data) return <GridSkeleton />;
  const own = data[0]?.doctorId;
  return <Week view={own ? { ...whole, doctors: [own] } : whole} {...actions} />;
}

/** Seven days fit on whatever is not a phone. */
const NARROWEST_DAY = 96;
const NARROWEST_STRIP = 36;

function Week({ view: wanted, ...actions }: Props) {
  const { t } = useLingui();
  const phone = useMedia(NARROW);
  const { shown, view, waiting, suggestions, failed, retry } = useShownRange(
    wanted,
    7,
    askedOfWeek,
    actions.suggestions !== undefined,
  );
  const week = useWeekColumns(view, shown?.doctors, shown?.items, shown?.busy, shown?.availability);
  const columns = useSuggestionsLayer(week.columns, suggestions);
  const { hours, groups } = week;
  const matching = useMemo(() => matchingIn(view, columns), [view, columns]);
  const handlers = useActions(columns, waiting ? readOnly(actions) : actions);
  const { onDay } = actions;
  const onHead = useCallback((column: Column) => onDay(column.day), [onDay]);
  const monday = longDay(startOfWeek(view.date));

  if (failed) return <Failed error={failed} retry={retry} />;
  if (!shown) return <GridSkeleton />;
  return (
    <Waiting waiting={waiting}>
      <Grid
        label={t`Appointments in the week of ${monday}`}
        columns={columns}
        groups={groups}
        hours={hours}
        narrowest={groups ? NARROWEST_STRIP : phone ? undefined : NARROWEST_DAY}
        selected={wanted.appointment ?? wanted.suggestion}
        matching={matching}
        onOpen={actions.onOpen}
        {...handlers}
        onHead={onHead}
        onDay={onDay}
      />
    </Waiting>
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
