import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Fragment, type ReactNode } from 'react';
import type { Access } from '@/api/model';
import type { Go } from '@/lib/searchState';
import { moment } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { SidePanel } from '@/ui/SidePanel';
import { actorLabel } from '@/wording/messages';
import { accessMessage, KindBadge, UnderGlass } from './access';

interface Props {
  access: Access;
  go: Go;
  onClose: () => void;
}

/** One access, with everything that is on record of it. */
export function AccessPanel({ access, go, onClose }: Props) {
  const { t } = useLingui();
  const { actor, address, requestId, patients, detail } = access;
  const facts: [string, ReactNode][] = [
    [t`Who`, actorLabel(actor)],
    [t`Address`, address],
    [t`In this answer`, plural(patients, { one: '# patient', other: '# patients' })],
  ];
  const details: [string, ReactNode][] = [
    ...(actor.id ? ([[t`Account`, <Id key="actor" id={actor.id} />]] as [string, ReactNode][]) : []),
    [t`Request`, <Id key="request" id={requestId} />],
    [t`Action`, access.action],
    ...Object.entries(detail),
  ];
  return (
    <SidePanel label={t`Access`} onClose={onClose}>
      <div className="grid gap-4" data-entry={access.id}>
        <header className="grid justify-items-start gap-0.5 pr-8">
          <p className="text-mute text-xs">{moment(Date.parse(access.at), true)}</p>
          <h2 className="break-words font-semibold text-lg tracking-tight">{accessMessage(access)}</h2>
          <KindBadge kind={access.kind} />
          {detail.glass && <UnderGlass />}
        </header>
        <Facts facts={facts} />
        {actor.id && (
          <Button className="justify-start" onClick={() => go({ actor: actor.id ?? undefined })}>
            <span className="truncate">{t`Only by ${actor.nameNow ?? actor.name}`}</span>
          </Button>
        )}
        <details className="border-line border-t pt-3">
          <summary className="cursor-pointer text-mute">{t`Details`}</summary>
          <div className="pt-2">
            <Facts facts={details} />
          </div>
        </details>
      </div>
    </SidePanel>
  );
}

function Facts({ facts }: { facts: readonly [string, ReactNode][] }) {
  return (
    <dl className="grid grid-cols-[84px_minmax(0,1fr)] gap-x-2.5 gap-y-2">
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt className="break-words text-mute">{name}</dt>
          <dd className="min-w-0 break-words">{value || '–'}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Id({ id }: { id: string }) {
  return <code className="select-all break-all text-xs">{id}</code>;
}
