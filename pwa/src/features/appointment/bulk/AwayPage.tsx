import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { doctors } from '@/api/directory';
import { timeOffOf } from '@/api/hours';
import type { Doctor, MovePlanRequest } from '@/api/model';
import { Unreachable } from '@/api/problem';
import { addDays, clock, type Day, instantOf, today } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { CheckField, TextField } from '@/ui/Field';
import { Notice } from '@/ui/Notice';
import { NotSaved, useCanSave } from '@/ui/NotSaved';
import { RowsSkeleton } from '@/ui/RowsSkeleton';
import { errorMessage } from '@/wording/messages';
import { AwayDone } from './AwayDone';
import { type Asked, AwayForm } from './AwayForm';
import { AwayRows } from './AwayRows';
import { CallSheet, useCalls } from './CallSheet';
import { clashing, colleagues, spanOf, whenOf } from './plan';
import { type Step, useAway } from './useAway';

interface Props {
  doctorId: string;
  day: Day;
  /** From a link: from when to when, if not the whole day. */
  from?: string | undefined;
  to?: string | undefined;
  /** Whether this person may write time off for others. */
  writesTimeOff: boolean;
  onClose: (day: Day) => void;
  onOpen: (id: string) => void;
}

/** A doctor is away: who goes where instead, looked at before anything is done, and done in one piece. */
export function AwayPage(props: Props) {
  const { t } = useLingui();
  const all = useQuery(doctors);
  const doctor = all.data?.find(({ id }) => id === props.doctorId);
  if (!all.data) return <RowsSkeleton />;
  if (!doctor)
    return (
      <Notice
        title={t`This doctor no longer exists.`}
        action={
          <Button variant="primary" onClick={() => props.onClose(props.day)}>{t`Go to calendar`}</Button>
        }
      />
    );
  return <Away key={doctor.id} {...props} all={all.data} doctor={doctor} />;
}

/** How many days more are looked at where the day itself has no place for everybody. */
const FURTHER = 7;

const iso = (instant: number) => new Date(instant).toISOString();

/** What is asked, in the contract's words; null while the form does not say it. */
function requestOf(doctor: Doctor, asked: Asked): MovePlanRequest | null {
  const span = spanOf(asked.when);
  const to = asked.own ? [...asked.to, doctor.id] : asked.to;
  if (!span || to.length === 0) return null;
  const latest = Math.max(span.end, instantOf(addDays(asked.latest, 1)));
  return {
    doctorId: doctor.id,
    from: iso(span.start),
    to: iso(span.end),
    doctorIds: to,
    latest: iso(latest),
  };
}

function Away({
  doctor,
  all,
  day,
  from,
  to,
  writesTimeOff,
  onClose,
  onOpen,
}: Props & { doctor: Doctor; all: Doctor[] }) {
  const { t } = useLingui();
  const canSave = useCanSave();
  const [asked, setAsked] = useState<Asked>(() => {
    const when = whenOf(day, { from, to }, clock);
    return { when, to: colleagues(all, doctor).map(({ id }) => id), own: false, latest: when.until };
  });
  const [off, setOff] = useState({ write: true, reason: '' });
  const request = useMemo(() => requestOf(doctor, asked), [doctor, asked]);
  const away = useAway(request);
  const { plan, rows, step, done, failure } = away;
  const calls = useCalls(rows);
  const span = spanOf(asked.when);
  const known = useQuery(timeOffOf(doctor.id)).data ?? [];
  const isOff = known.some(
    ({ start, end }) => span && Date.parse(start) <= span.start && Date.parse(end) >= span.end,
  );
  const clashes = clashing(rows);
  const moving = rows.filter(({ choice }) => choice.kind === 'to').length;
  const ending = rows.filter(({ choice }) => choice.kind === 'cancel').length;
  const placeless = rows.filter(({ proposed }) => !proposed).length;
  const farther = addDays(asked.when.until, FURTHER);
  const staying = rows.length - moving - ending;
  const writes = writesTimeOff && off.write && !isOff && span !== null;
  const name = doctor.name;
  // What is still shown of an earlier plan is not what the form says now.
  const ready = canSave && !plan.isPlaceholderData;
  const commit = () =>
    void away.commit(
      writes && span
        ? { doctorId: doctor.id, start: iso(span.start), end: iso(span.end), reason: off.reason.trim() }
        : null,
    );

  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col bg-panel" data-away-page={doctor.id}>
      <header className="flex min-h-13 items-center gap-2.5 border-line border-b px-4 py-2 max-md:px-3">
        <Button variant="quiet" onClick={() => onClose(asked.when.from)} aria-label={t`Back to the calendar`}>
          <ArrowLeft size={16} aria-hidden />
        </Button>
        <h1 className="mr-auto min-w-0 truncate font-semibold text-[16px] tracking-tight">
          {t`${name} is away`}
        </h1>
        {rows.length > 0 && (
          <Button onClick={calls.print} pending={calls.fetching}>
            <Printer size={15} aria-hidden />
            <span className="max-md:sr-only">{t`Print call list`}</span>
          </Button>
        )}
      </header>
      {done ? (
        <AwayDone
          doctor={doctor}
          rows={rows}
          done={done}
          busy={step !== null}
          failure={failure}
          calls={calls}
          onUndo={() => void away.takeBack(doctor.id)}
          onOpen={onOpen}
          onClose={() => onClose(asked.when.from)}
        />
      ) : (
        <div className="flex min-h-0 flex-1 max-lg:overflow-y-auto max-lg:flex-col">
          <AwayForm doctor={doctor} all={all} asked={asked} onChange={setAsked} disabled={step !== null} />
          <section
            aria-label={t`Proposed changes`}
            className="flex min-w-0 flex-col border-line max-lg:flex-none max-lg:border-t lg:min-h-0 lg:flex-1 lg:border-l"
          >
            <div className="flex-1 lg:min-h-0 lg:overflow-y-auto">
              {failure !== null && (
                <p role="alert" className="m-4 mb-0 rounded-lg border border-harm/40 bg-harm/7 p-2.5">
                  {rows.some(({ refused }) => refused)
                    ? t`Nothing has been moved yet: the times marked below have been taken in the meantime. Check the new proposals and move again.`
                    : failure instanceof Unreachable
                      ? t`Not saved: no connection to the server. You can send it again; nothing will be done twice.`
                      : errorMessage(failure, name)}
                </p>
              )}
              {!request ? (
                <Notice title={t`Choose dates and cover`} />
              ) : plan.error && !plan.data ? (
                <Notice
                  title={errorMessage(plan.error, name)}
                  action={<Button onClick={() => void plan.refetch()}>{t`Try again`}</Button>}
                />
              ) : plan.isPending ? (
                <RowsSkeleton />
              ) : rows.length === 0 ? (
                <Notice title={t`No appointments in this period`}>
                  {asked.when.from <= today() &&
                    t`Appointments that have started or are over stay as they are.`}
                </Notice>
              ) : (
                <>
                  {placeless > 0 && asked.latest < farther && (
                    <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-line-soft border-b px-4 py-2 max-md:px-3">
                      {plural(placeless, {
                        one: 'No time was found for one appointment.',
                        other: 'No time was found for # appointments.',
                      })}
                      <Button
                        className="h-7 px-2"
                        disabled={step !== null}
                        onClick={() => setAsked({ ...asked, own: true, latest: farther })}
                      >
                        {t`Search one more week, including ${name}`}
                      </Button>
                    </p>
                  )}
                  <AwayRows
                    rows={rows}
                    doctor={doctor}
                    all={all}
                    clashes={clashes}
                    pending={plan.isFetching}
                    disabled={step !== null}
                    onChoose={away.choose}
                  />
                </>
              )}
            </div>
            {(rows.length > 0 || (writesTimeOff && !isOff)) && (
              <footer className="grid gap-2.5 border-line border-t bg-panel px-4 py-3 max-lg:sticky max-lg:bottom-0 max-md:px-3">
                {isOff ? (
                  <p className="text-mute text-xs">{t`Time off has already been added for this period.`}</p>
                ) : writesTimeOff ? (
                  <div className="grid grid-cols-[auto_minmax(0,20rem)] items-center gap-3 max-md:grid-cols-1">
                    <CheckField
                      label={t`Add time off so that no one else is booked`}
                      checked={off.write}
                      disabled={step !== null}
                      onChange={(event) => setOff({ ...off, write: event.target.checked })}
                    />
                    {off.write && (
                      <TextField
                        label={t`Reason, shown in the calendar`}
                        bare
                        placeholder={t`Reason, shown in the calendar`}
                        maxLength={500}
                        value={off.reason}
                        onChange={(event) => setOff({ ...off, reason: event.target.value })}
                      />
                    )}
                  </div>
                ) : (
                  <p className="text-mute text-xs">
                    {t`Time off must be added by an administrator or ${name}: until then these times can be booked again.`}
                  </p>
                )}
                <NotSaved />
                <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
                  <p role="status" className="mr-auto">
                    {step ? stepLabel(step) : summary(moving, ending, staying)}
                  </p>
                  {step && <progress aria-label={stepLabel(step)} className="h-1.5 w-28" />}
                  <Button
                    variant="primary"
                    pending={step !== null}
                    disabled={!ready || clashes.size > 0 || (moving + ending === 0 && !writes)}
                    onClick={commit}
                  >
                    {moving + ending === 0
                      ? t`Add time off`
                      : ending === 0
                        ? plural(moving, { one: 'Move # appointment', other: 'Move # appointments' })
                        : moving === 0
                          ? plural(ending, { one: 'Cancel # appointment', other: 'Cancel # appointments' })
                          : t`Move ${moving}, cancel ${ending}`}
                  </Button>
                </div>
              </footer>
            )}
          </section>
        </div>
      )}
      <CallSheet doctor={doctor} rows={rows} all={all} />
    </div>
  );

  function stepLabel(now: Step): string {
    if (now === 'time-off') return t`Adding time off…`;
    return now === 'moves' ? t`Moving…` : t`Cancelling…`;
  }

  function summary(moves: number, ends: number, stays: number): string {
    return [
      moves > 0 && plural(moves, { one: '# to move', other: '# to move' }),
      ends > 0 && plural(ends, { one: '# to cancel', other: '# to cancel' }),
      stays > 0 && plural(stays, { one: '# unchanged', other: '# unchanged' }),
      clashes.size > 0 && t`double booking: change one of them`,
    ]
      .filter(Boolean)
      .join(', ');
  }
}
