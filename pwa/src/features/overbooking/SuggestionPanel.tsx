import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { doctors } from '@/api/directory';
import type { Appointment, Suggestion } from '@/api/model';
import { suggestion } from '@/api/suggestions';
import { clockRange, dayOf, shortDay } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { PanelSkeleton } from '@/ui/PanelSkeleton';
import { SidePanel } from '@/ui/SidePanel';
import { errorMessage } from '@/wording/messages';
import { AcceptForm } from './AcceptForm';
import { DeclineForm } from './DeclineForm';
import { numbersOf, suggestionMessage } from './reason';
import { SuggestionOver } from './SuggestionOver';

interface Props {
  id: string;
  onClose: () => void;
  onBooked: (item: Appointment) => void;
  onOpen: (appointment: string) => void;
}

/** Where one more patient is expected to pay: why, by what numbers, and the decision, which is a person's. */
export function SuggestionPanel({ id, onClose, onBooked, onOpen }: Props) {
  const { t } = useLingui();
  const { data: item, error } = useQuery(suggestion(id));
  return (
    <SidePanel label={t`Suggestion`} onClose={onClose}>
      {error && !item && <Notice title={errorMessage(error)} />}
      {!item && !error && <PanelSkeleton parts={['h-14', 'h-8']} />}
      {item && (
        <div className="grid gap-4" data-suggestion-panel={item.id}>
          <Head item={item} />
          {item.status === 'open' ? (
            <Open key={item.id} item={item} onBooked={onBooked} onClose={onClose} />
          ) : (
            <SuggestionOver item={item} onOpen={onOpen} />
          )}
        </div>
      )}
    </SidePanel>
  );
}

function Head({ item }: { item: Suggestion }) {
  const { t } = useLingui();
  const doctor = useQuery(doctors).data?.find(({ id }) => id === item.doctorId);
  const start = Date.parse(item.start);
  return (
    <header className="pr-8">
      <p className="text-mute text-xs">
        {item.status === 'open' ? t`Suggestion · nobody is booked` : t`Suggestion`}
      </p>
      <h2 className="font-semibold text-lg tracking-tight">{t`Space for one more`}</h2>
      <p>
        <b className="font-semibold">{clockRange(start, Date.parse(item.end))}</b>, {shortDay(dayOf(start))}
      </p>
      {doctor && (
        <p className="text-mute text-xs">
          {doctor.name}, {doctor.department.name}
        </p>
      )}
    </header>
  );
}

interface OpenProps {
  item: Suggestion;
  onBooked: (item: Appointment) => void;
  onClose: () => void;
}

function Open({ item, onBooked, onClose }: OpenProps) {
  const [deciding, setDeciding] = useState<'accept' | 'decline' | null>(null);
  return (
    <>
      <p className="rounded-lg bg-warn-tint px-2.5 py-2 text-warn">{suggestionMessage(item)}</p>
      {deciding === 'accept' && (
        <AcceptForm item={item} onBack={() => setDeciding(null)} onBooked={onBooked} />
      )}
      {deciding === 'decline' && (
        <DeclineForm item={item} onBack={() => setDeciding(null)} onDone={onClose} />
      )}
      {deciding === null && (
        <div className="grid grid-cols-2 gap-1.5">
          <Button onClick={() => setDeciding('decline')}>
            <Trans>Decline…</Trans>
          </Button>
          <Button variant="primary" onClick={() => setDeciding('accept')}>
            <Trans>Accept…</Trans>
          </Button>
        </div>
      )}
      <Numbers item={item} />
    </>
  );
}

function Numbers({ item }: { item: Suggestion }) {
  return (
    <dl className="grid grid-cols-[84px_1fr] gap-x-2.5 gap-y-2 border-line border-t pt-3">
      {numbersOf(item).map(({ name, value, means }) => (
        <Fragment key={name}>
          <dt className="text-mute">{name}</dt>
          <dd className="min-w-0">
            <b className="font-semibold">{value}</b> <span className="text-mute text-xs">{means}</span>
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
