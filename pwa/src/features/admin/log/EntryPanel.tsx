import { useLingui } from '@lingui/react/macro';
import { Fragment, type ReactNode } from 'react';
import type { Activity } from '@/api/model';
import type { Go } from '@/lib/searchState';
import { moment } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { SidePanel } from '@/ui/SidePanel';
import { actorLabel } from '@/wording/messages';
import { OutcomeBadge } from './OutcomeBadge';

interface Props {
  entry: Activity;
  go: Go;
  onPatient: (id: string) => void;
  onClose: () => void;
}

/** Everything that one row says, and what else is connected with it. */
export function EntryPanel({ entry, go, onPatient, onClose }: Props) {
  const { t } = useLingui();
  const { actor, subject, patientId, address, requestId, detail } = entry;
  const facts: [string, ReactNode][] = [
    [t`Who`, actorLabel(actor)],
    ...(actor.id ? ([[t`Account`, <Id key="actor" id={actor.id} />]] as [string, ReactNode][]) : []),
    [t`Subject`, subject.type],
    ...(subject.id ? ([[t`ID`, <Id key="subject" id={subject.id} />]] as [string, ReactNode][]) : []),
    ...(patientId ? ([[t`Patient`, <Id key="patient" id={patientId} />]] as [string, ReactNode][]) : []),
    [t`Address`, address],
    [t`Request`, <Id key="request" id={requestId} />],
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
          <h2 className="break-words font-semibold text-lg tracking-tight">{entry.action}</h2>
          <OutcomeBadge outcome={entry.outcome} />
        </header>
        <dl className="grid grid-cols-[84px_minmax(0,1fr)] gap-x-2.5 gap-y-2">
          {facts.map(([name, value]) => (
            <Fragment key={name}>
              <dt className="break-words text-mute">{name}</dt>
              <dd className="min-w-0 break-words">{value || '–'}</dd>
            </Fragment>
          ))}
        </dl>
        <div className="grid gap-1.5 border-line border-t pt-4">
          <h3 className="text-mute text-xs">{t`Filter by this`}</h3>
          {more.map(({ label, search }) => (
            <Button key={label} className="justify-start" onClick={() => go(search)}>
              <span className="truncate">{label}</span>
            </Button>
          ))}
          {patientId && (
            <Button className="justify-start" onClick={() => onPatient(patientId)}>
              <span className="truncate">{t`Who saw or changed this patient`}</span>
            </Button>
          )}
        </div>
      </div>
    </SidePanel>
  );
}

function Id({ id }: { id: string }) {
  return <code className="select-all break-all text-xs">{id}</code>;
}
