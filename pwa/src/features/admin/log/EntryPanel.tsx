import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { patientOf } from '@/api/directory';
import type { Activity } from '@/api/model';
import { useCan } from '@/api/rights';
import type { Go } from '@/lib/searchState';
import { moment } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { SidePanel } from '@/ui/SidePanel';
import { activityMessage } from '@/wording/activity';
import { actorLabel } from '@/wording/messages';
import { EntryDetails, EntryFacts, EntryId, type Fact } from '../EntryFacts';
import { OutcomeBadge } from './OutcomeBadge';

interface Props {
  entry: Activity;
  go: Go;
  onPatient: (id: string) => void;
  onAppointment: (id: string) => void;
  onClose: () => void;
}

/** One entry in words: who, what, whom it concerned, and what else is connected with it. */
export function EntryPanel({ entry, go, onPatient, onAppointment, onClose }: Props) {
  const { t } = useLingui();
  const mayOpen = useCan('seeAppointments');
  const { actor, subject, patientId, address, requestId, detail } = entry;
  const facts: Fact[] = [
    [t`Who`, actorLabel(actor)],
    ...(patientId
      ? ([[t`Patient`, <PatientLink key="patient" id={patientId} onPatient={onPatient} />]] as Fact[])
      : []),
    ...(mayOpen && subject.type === 'appointment' && subject.id
      ? ([
          [
            t`Appointment`,
            <Link key="appointment" onPress={() => onAppointment(subject.id ?? '')}>
              <Trans>Show the appointment</Trans>
            </Link>,
          ],
        ] as Fact[])
      : []),
    [t`Address`, address],
  ];
  const technical: Fact[] = [
    [t`Action`, entry.action],
    ...(actor.id ? ([[t`Account`, <EntryId key="actor" id={actor.id} />]] as Fact[]) : []),
    [t`Subject`, subject.type],
    ...(subject.id ? ([[t`ID`, <EntryId key="subject" id={subject.id} />]] as Fact[]) : []),
    [t`Request`, <EntryId key="request" id={requestId} />],
    ...Object.entries(detail),
  ];
  const more = [
    { label: t`All entries by ${actor.nameNow ?? actor.name}`, search: { actor: actor.id ?? actor.name } },
    ...(subject.id ? [{ label: t`All entries for this subject`, search: { subject: subject.id } }] : []),
    ...(patientId ? [{ label: t`All entries for this patient`, search: { patient: patientId } }] : []),
    ...(address ? [{ label: t`All entries from ${address}`, search: { address } }] : []),
    ...(requestId ? [{ label: t`Same request`, search: { request: requestId } }] : []),
  ];
  return (
    <SidePanel label={t`Log entry`} onClose={onClose}>
      <div className="grid gap-4" data-entry={entry.id}>
        <header className="grid justify-items-start gap-0.5 pr-8">
          <p className="text-mute text-xs">{moment(Date.parse(entry.at), true)}</p>
          <h2 className="break-words font-semibold text-lg tracking-tight">{activityMessage(entry)}</h2>
          <OutcomeBadge outcome={entry.outcome} />
        </header>
        <EntryFacts facts={facts} />
        <div className="grid gap-1.5 border-line border-t pt-4">
          <h3 className="text-mute text-xs">{t`Filter by this`}</h3>
          {more.map(({ label, search }) => (
            <Button key={label} className="justify-start" onClick={() => go(search)}>
              <span className="truncate">{label}</span>
            </Button>
          ))}
        </div>
        <EntryDetails facts={technical} />
      </div>
    </SidePanel>
  );
}

/** Whom it concerned, by name; leads to who else saw or changed the record. */
function PatientLink({ id, onPatient }: { id: string; onPatient: (id: string) => void }) {
  const { t } = useLingui();
  const { data } = useQuery(patientOf(id));
  return (
    <Link onPress={() => onPatient(id)} title={t`Who saw or changed this patient`}>
      {data?.name ?? t`Who saw or changed this patient`}
    </Link>
  );
}

function Link({ onPress, title, children }: { onPress: () => void; title?: string; children: ReactNode }) {
  return (
    <button
      type="button"
      title={title}
      onClick={onPress}
      className="rounded-sm text-left text-accent hover:underline"
    >
      {children}
    </button>
  );
}
