import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Doctor } from '@/api/model';
import type { View } from '@/lib/view';
import { addDays, type Day, longDay, weekday } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { type CalendarActions, useActions } from './actions';
import { DaySheet } from './DaySheet';
import { Failed } from './Failed';
import { Grid } from './Grid';
import { GridSkeleton } from './GridSkeleton';
import { matchingIn } from './match';
import { useSuggestionsLayer } from './suggestionsLayer';
import { dayQueries, useDayColumns } from './useDayColumns';
import { useSuggestionsQueries } from './useSuggestionsQueries';

interface Props extends CalendarActions {
  view: View;
}

/** Today's hospital: a column for each doctor. */
export function DayPage({ view, ...actions }: Props) {
  const { t } = useLingui();
  const day = longDay(view.date);
  const queries = dayQueries(view);
  const items = useQuery(queries.items);
  const busy = useQuery(queries.busy).data;
  const availability = useQuery(queries.availability);
  const doctors = useQuery(queries.doctors);
  const suggestions = useSuggestionsQueries(
    view,
    queries.range,
    items.data,
    actions.suggestions !== undefined,
  );
  const { columns: booked, hours } = useDayColumns(view, doctors.data, items.data, busy, availability.data);
  const columns = useSuggestionsLayer(booked, suggestions);
  const matching = useMemo(() => matchingIn(view, columns), [view, columns]);
  const handlers = useActions(columns, actions);
  const menu = {
    onOnly: ({ id }: Doctor) => actions.go({ doctors: [id] }),
    onWeek: ({ id }: Doctor) => actions.onWeek(id),
    onAway: actions.onAway,
    maySelect: actions.maySelect,
  };
  const failed = items.error ?? doctors.error ?? availability.error;

  if (failed && !items.data) return <Failed error={failed} retry={items.refetch} />;
  if (!items.data || !doctors.data || !availability.data) return <GridSkeleton />;
  if (columns.length === 0) {
    const narrowed = view.departments.length > 0 || view.doctors.length > 0;
    const workday = nextWorkday(view.date);
    return (
      <Notice
        title={narrowed ? t`None of the selected doctors works on ${day}` : t`No one works on ${day}`}
        action={
          <>
            {narrowed && (
              <Button onClick={() => actions.go({ departments: [], doctors: [] })}>{t`Show everyone`}</Button>
            )}
            <Button variant="primary" onClick={() => actions.go({ date: workday })}>
              <Trans>Go to {longDay(workday)}</Trans>
            </Button>
          </>
        }
      />
    );
  }
  return (
    <>
      <Grid
        label={t`Appointments on ${day}`}
        columns={columns}
        hours={hours}
        selected={view.appointment ?? view.suggestion}
        matching={matching}
        onOpen={actions.onOpen}
        menu={menu}
        {...handlers}
      />
      <DaySheet day={view.date} columns={booked} />
    </>
  );
}

/** The next day from Monday to Friday. */
function nextWorkday(day: Day): Day {
  const next = addDays(day, 1);
  return weekday(next) < 5 ? next : nextWorkday(next);
}
