import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { doctors } from '@/api/directory';
import type { Appointment } from '@/api/model';
import { DraftNote } from '@/components/DraftNote';
import { useAutofocus } from '@/lib/useAutofocus';
import { dayClock } from '@/lib/zone';
import { PlainForm } from '@/ui/Form';
import { FormButtons } from '@/ui/FormButtons';
import { SidePanel } from '@/ui/SidePanel';
import { isClosed, patientLabel } from '@/wording/messages';
import { ChosenTime } from './ChosenTime';
import { type Draft, lengthIn } from './draft';
import { SlotFinder } from './SlotFinder';
import { useMove } from './useMove';
import { useWanted } from './useWanted';

interface Props {
  draft: Draft;
  item: Appointment;
  onDraft: (draft: Draft) => void;
  onClose: () => void;
}

/** Another time, length or doctor for an appointment, beside the calendar, which shows where it would stand. */
export function MovePanel({ draft, item, onDraft, onClose }: Props) {
  const { t } = useLingui();
  const move = useMove();
  const all = useQuery(doctors).data ?? [];
  const [tried, setTried] = useState(false);
  const box = useAutofocus<HTMLFormElement>();
  const typed = useWanted(`move ${item.id}`, { draft, onDraft }, true, () => ({}));
  const { start, doctorId } = draft;
  const doctor = all.find(({ id }) => id === doctorId);
  const name = patientLabel(item);
  const now = dayClock(Date.parse(item.start));
  const send = () => {
    setTried(true);
    if (start === undefined || !doctor) return;
    typed.done();
    onClose();
    void move(item, {
      start,
      end: start + lengthIn(draft),
      ...(doctor.id === item.doctor.id ? {} : { doctor }),
    });
  };
  return (
    <SidePanel label={t`Move appointment`} onClose={onClose}>
      <PlainForm ref={box} onSubmit={send}>
        <header className="pr-8">
          <p className="text-mute text-xs">{t`Move appointment`}</p>
          <h2 className="font-semibold text-lg tracking-tight">{name}</h2>
          <p className="text-mute text-xs">
            <Trans>
              now {now} with {item.doctor.name}
            </Trans>
          </p>
        </header>
        <DraftNote from={typed.from} onDiscard={typed.discard} />
        <SlotFinder
          draft={draft}
          patientId={item.patient && !isClosed(item.patient) ? item.patient.id : undefined}
          tried={tried}
          onDraft={onDraft}
        />
        <div className="sticky -bottom-4 -mx-4 grid gap-2 border-line border-t bg-panel px-4 pt-2.5 pb-4">
          <ChosenTime draft={draft} doctor={doctor?.name} />
          <FormButtons onBack={onClose} pending={false}>{t`Move`}</FormButtons>
        </div>
      </PlainForm>
    </SidePanel>
  );
}
