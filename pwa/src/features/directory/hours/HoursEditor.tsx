import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type DoctorWeek, hoursChanged, setWorkingHours, workingHours } from '@/api/hours';
import type { Appointment, Doctor } from '@/api/model';
import { ConcurrentChanges } from '@/components/ConcurrentChanges';
import { duration, MINUTE } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { PlainForm } from '@/ui/Form';
import { FormError } from '@/ui/FormError';
import { NotSaved, useCanSave } from '@/ui/NotSaved';
import { toast } from '@/ui/toasts';
import { AffectedAppointments } from '../AffectedAppointments';
import { useEntry } from '../useEntry';
import { DayRow } from './DayRow';
import {
  copied,
  hoursOf,
  MOST_PERIODS,
  sameHours,
  totalMinutes,
  type Week,
  weekErrors,
  weekFromFirst,
  weekLines,
  weekOf,
} from './week';

const WORKDAYS = [0, 1, 2, 3, 4];

/** The week to be changed; what is changed is kept apart from what it is until it is saved. */
export function HoursEditor({ doctor, week }: { doctor: Doctor; week: DoctorWeek }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [draft, setDraft] = useState<Week | null>(null);
  const [tried, setTried] = useState(false);
  const [outside, setOutside] = useState<readonly Appointment[]>([]);
  const query = workingHours(doctor.id);
  const { fieldErrors, pending, save, before } = useEntry(week, [query.queryKey]);
  const canSave = useCanSave();
  const now = draft ?? weekOf(week.hours);
  const wrong = weekErrors(now);
  const complete = wrong.size === 0;
  const changed = draft !== null && (!complete || !sameHours(hoursOf(draft), week.hours));
  const change = (next: Week) => {
    setDraft(next);
    setTried(false);
  };
  const submit = async () => {
    setTried(true);
    if (!changed || !complete || pending) return;
    const hours = hoursOf(now);
    const found = hours.length > MOST_PERIODS ? { form: t`At most ${MOST_PERIODS} periods a week.` } : {};
    const saved = await save(found, async () => {
      const { outside: left, ...written } = await setWorkingHours(doctor.id, week.version, hours);
      client.setQueryData(query.queryKey, written);
      setOutside(left);
      setDraft(null);
    });
    if (!saved) return;
    toast(t`Hours saved for ${doctor.name}.`);
    await hoursChanged(client);
  };
  const other = before !== undefined && !sameHours(before.hours, week.hours);
  const concurrentChanges = !other ? [] : week.hours.length > 0 ? weekLines(week.hours) : [t`no hours now`];
  const length = duration(totalMinutes(now) * MINUTE);
  return (
    <PlainForm className="grid gap-2" onSubmit={() => void submit()}>
      {draft === null && week.hours.length === 0 && (
        <p className="rounded-lg bg-warn-tint px-3 py-2 text-warn">
          <Trans>
            No hours yet: the calendar has no column for {doctor.name}, and no free times can be found. Start
            with one day and copy it to the others.
          </Trans>
        </p>
      )}
      <div>
        {weekFromFirst().map((day) => (
          <DayRow
            key={day}
            day={day}
            periods={now[day] ?? []}
            // What is being typed is not yet wrong, what overlaps is.
            fieldErrors={tried ? wrong : ofWhole(wrong, now)}
            onChange={(periods) => change(now.map((old, at) => (at === day ? periods : old)))}
            onCopy={() => change(copied(now, day, WORKDAYS))}
          />
        ))}
      </div>
      <p className="text-mute text-xs">
        {totalMinutes(now) > 0 ? <Trans>{length} a week.</Trans> : <Trans>No hours set.</Trans>}{' '}
        <Trans>An end earlier than the start is on the next day.</Trans>
      </p>
      <ConcurrentChanges lines={concurrentChanges} />
      <FormError>{fieldErrors.form}</FormError>
      <NotSaved />
      <div className="flex gap-1.5">
        <Button type="submit" variant="primary" pending={pending} disabled={!changed || !canSave}>
          <Trans>Save hours</Trans>
        </Button>
        <Button disabled={draft === null || pending} onClick={() => setDraft(null)}>
          <Trans>Discard changes</Trans>
        </Button>
      </div>
      {outside.length > 0 && (
        <div role="status" className="grid gap-1 rounded-lg bg-warn-tint px-3 py-2 text-warn">
          <p>
            <Plural
              value={outside.length}
              one="One appointment is now outside these hours. It stays until someone moves it:"
              other="# appointments are now outside these hours. They stay until someone moves them:"
            />
          </p>
          <AffectedAppointments label={t`Outside working hours`} items={outside} />
        </div>
      )}
    </PlainForm>
  );
}

/** Only what is wrong with periods that have both ends. */
function ofWhole(fieldErrors: ReadonlyMap<string, string>, week: Week): ReadonlyMap<string, string> {
  return new Map(
    [...fieldErrors].filter(([key]) => {
      const [day = 0, index = 0] = key.split('-').map(Number);
      const period = week[day]?.[index];
      return period?.from && period.to;
    }),
  );
}
