import { Trans, useLingui } from '@lingui/react/macro';
import { Suspense, useMemo } from 'react';
import type { Doctor } from '@/api/model';
import { lazyOnIdle } from '@/lib/lazyOnIdle';
import type { View } from '@/lib/view';
import { addDays, type Day, longDay, weekday } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { type CalendarActions, useActions } from './actions';
import { Failed } from './Failed';
import { Grid } from './Grid';
import { GridSkeleton } from './GridSkeleton';
import { matchingIn } from './match';
import { askedOfDay, isNarrowed } from './ranges';
import { useSuggestionsLayer } from './suggestionsLayer';
import { useDayColumns } from './useDayColumns';
import { useShownRange } from './useShownRange';
import { readOnly, Waiting } from './Waiting';

/** For who prints: read by nobody before. */
const DaySheet = lazyOnIdle(() => import('./DaySheet'), 'DaySheet');

interface Props extends CalendarActions {
  view: View;
}

/** Today's hospital: a column for each doctor. */
export function DayPage({ view: wanted, ...actions }: Props) {
  const { t } = useLingui();
  const { shown, view, waiting, suggestions, failed, retry } = useShownRange(
    wanted,
    1,
    askedOfDay,
    actions.suggestions !== undefined,
  );
  const { columns: booked, hours } = useDayColumns(
    view,
    shown?.doctors,
    shown?.items,
    shown?.busy,
    shown?.availability,
  );
  const columns = useSuggestionsLayer(booked, suggestions);
  const matching = useMemo(() => matchingIn(view, columns), [view, columns]);
  const handlers = useActions(columns, waiting ? readOnly(actions) : actions);
  const { go, onWeek, onAway, maySelect } = actions;
  const menu = useMemo(
    () => ({
      onOnly: ({ id }: Doctor) => go({ doctors: [id] }),
      onWeek: ({ id }: Doctor) => onWeek(id),
      onAway,
      maySelect,
    }),
    [go, onWeek, onAway, maySelect],
  );
  const day = longDay(view.date);

  if (failed) return <Failed error={failed} retry={retry} />;
  if (!shown || (waiting && columns.length === 0)) return <GridSkeleton />;
  if (columns.length === 0) {
    const workday = nextWorkday(view.date);
    return (
      <Notice
        title={isNarrowed(view) ? t`None of the selected doctors works on ${day}` : t`No one works on ${day}`}
        action={
          <>
            {isNarrowed(view) && (
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
    <Waiting waiting={waiting}>
      <Grid
        label={t`Appointments on ${day}`}
        columns={columns}
        hours={hours}
        selected={wanted.appointment ?? wanted.suggestion}
        matching={matching}
        onOpen={actions.onOpen}
        menu={menu}
        {...handlers}
      />
      <Suspense>
        <DaySheet day={view.date} columns={booked} />
      </Suspense>
    </Waiting>
  );
}

/** The next day from Monday to Friday. */
function nextWorkday(day: Day): Day {
  const next = addDays(day, 1);
  return weekday(next) < 5 ? next : nextWorkday(next);
}
