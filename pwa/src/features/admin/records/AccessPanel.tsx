import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Access } from '@/api/model';
import type { Go } from '@/lib/searchState';
import { moment } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { SidePanel } from '@/ui/SidePanel';
import { actorLabel } from '@/wording/messages';
import { EntryDetails, EntryFacts, EntryId, type Fact } from '../EntryFacts';
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
  const facts: Fact[] = [
    [t`Who`, actorLabel(actor)],
    [t`Address`, address],
    [t`In this answer`, plural(patients, { one: '# patient', other: '# patients' })],
  ];
  const details: Fact[] = [
    ...(actor.id ? ([[t`Account`, <EntryId key="actor" id={actor.id} />]] as Fact[]) : []),
    [t`Request`, <EntryId key="request" id={requestId} />],
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
        <EntryFacts facts={facts} />
        {actor.id && (
          <Button className="justify-start" onClick={() => go({ actor: actor.id ?? undefined })}>
            <span className="truncate">{t`Only by ${actor.nameNow ?? actor.name}`}</span>
          </Button>
        )}
        <EntryDetails facts={details} />
      </div>
    </SidePanel>
  );
}
