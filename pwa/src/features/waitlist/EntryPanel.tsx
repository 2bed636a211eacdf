import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { appointment } from '@/api/appointments';
import { patientOf } from '@/api/directory';
import type { WaitlistEntry } from '@/api/model';
import { CallLink } from '@/components/CallLink';
import { birthDateLabel } from '@/lib/birthDate';
import { useNow } from '@/lib/useNow';
import { dayClock, duration, MINUTE, moment } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { NotSaved, useCanSave } from '@/ui/NotSaved';
import { SidePanel } from '@/ui/SidePanel';
import { isClosed, patientName } from '@/wording/messages';
import { LeaveDialog } from './LeaveDialog';
import { daysLabel, hoursLabel, priorityLabel, waitedLabel, windowLabel } from './labels';
import { Marks } from './Marks';
import { useNames } from './useNames';

/** Makes a link to a patient's card of their name. */
export type PatientLink = (id: string, name: ReactNode) => ReactNode;

interface Props {
  entry: WaitlistEntry;
  patientLink: PatientLink;
  onBook: (entry: WaitlistEntry) => void;
  onClose: () => void;
}

/** Everything about one who waits, and the ways off the list: a time of their own, or none. */
export function EntryPanel({ entry, patientLink, onBook, onClose }: Props) {
  const { t } = useLingui();
  const [leaving, setLeaving] = useState(false);
  const canSave = useCanSave();
  const names = useNames();
  const now = useNow();
  const { patient, position, typeId, minutes, mailFailed, mailsStopped } = entry;
  const waited = waitedLabel(entry.joinedAt, now);
  const born = patient.birthDate && birthDateLabel(patient.birthDate);
  return (
    <SidePanel label={t`On the waiting list`} onClose={onClose}>
      <div className="grid gap-3">
        <header className="pr-8">
          <h2 className="break-words font-semibold text-lg tracking-tight">
            {isClosed(patient) ? patientName(patient) : patientLink(patient.id, patientName(patient))}
          </h2>
          <p className="text-mute text-xs">
            {t`MRN`} {patient.mrn}
            {born && ` · ${born}`}
          </p>
        </header>
        {(entry.invited || mailFailed || mailsStopped) && (
          <p className="flex flex-wrap gap-1.5">
            <Marks entry={entry} />
          </p>
        )}
        <dl className="grid gap-2">
          <Fact name={t`Position`}>
            {position} · {names.department(entry.departmentId)?.name}
          </Fact>
          <Fact name={t`Doctor`}>{names.doctor(entry.doctorId)?.name ?? t`any doctor`}</Fact>
          <Fact name={t`Type`}>
            {[names.type(typeId), duration(minutes * MINUTE)].filter(Boolean).join(', ')}
          </Fact>
          <Fact name={t`When`}>{windowLabel(entry)}</Fact>
          <Fact name={t`Available`}>
            {[daysLabel(entry.days), hoursLabel(entry)].filter(Boolean).join(', ')}
          </Fact>
          {entry.appointmentId && <GivesUp id={entry.appointmentId} />}
          <Fact name={t`Priority`}>
            {priorityLabel(entry.priority)}
            {entry.priorityReason && <span className="block text-mute">{entry.priorityReason}</span>}
          </Fact>
          <Fact name={t`Waiting`}>
            <Trans>for {waited}</Trans>
            <span className="block text-mute">{moment(Date.parse(entry.joinedAt))}</span>
          </Fact>
          <Fact name={t`E-mail`}>
            <span className="break-all">{entry.email ?? t`none: call`}</span>
            {mailFailed && (
              <span className="block text-harm">
                <Trans>The last offer could not be delivered: {moment(Date.parse(mailFailed))}</Trans>
              </span>
            )}
            {mailsStopped && (
              <span className="block text-mute">
                <Trans>Opted out of e-mails: {moment(Date.parse(mailsStopped))}</Trans>
              </span>
            )}
          </Fact>
          <Fact name={t`Phone`}>
            <Telephone entry={entry} />
          </Fact>
        </dl>
        <NotSaved />
        {/* Who has an open offer could be booked twice. */}
        <Button variant="primary" disabled={!canSave || entry.invited} onClick={() => onBook(entry)}>
          <Trans>Find a time…</Trans>
        </Button>
        <Button variant="harm" disabled={!canSave} onClick={() => setLeaving(true)}>
          <Trans>Remove from list…</Trans>
        </Button>
      </div>
      {leaving && (
        <LeaveDialog
          entry={entry}
          onClose={() => setLeaving(false)}
          onLeft={() => {
            setLeaving(false);
            onClose();
          }}
        />
      )}
    </SidePanel>
  );
}

/** The number of whoever waits: with the entry where they have to be called, otherwise the patient's. */
function Telephone({ entry }: { entry: WaitlistEntry }) {
  const { data, isPending, isError } = useQuery({ ...patientOf(entry.patient.id), enabled: !entry.phone });
  if (entry.phone) return <CallLink {...entry} />;
  if (isError) return <Trans>could not be loaded</Trans>;
  return isPending ? null : <CallLink {...data} />;
}

/** The appointment that they have and would give up for an earlier one. */
function GivesUp({ id }: { id: string }) {
  const { t } = useLingui();
  const { data } = useQuery(appointment(id));
  const start = data && Date.parse(data.start);
  return (
    <Fact name={t`Would give up`}>
      {start === undefined ? t`their current appointment` : dayClock(start)}
      {data && <span className="block text-mute">{data.doctor.name}</span>}
    </Fact>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[88px_minmax(0,1fr)] gap-2">
      <dt className="text-mute">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
