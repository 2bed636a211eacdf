import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { doctors } from '@/api/directory';
import type { Appointment, BookingRequest, PatientRequest } from '@/api/model';
import { DraftNote } from '@/components/DraftNote';
import { NewPatientFields } from '@/components/NewPatientFields';
import { type Chosen, PatientField } from '@/components/PatientField';
import { asksWho, PatientQuestion } from '@/components/PatientQuestion';
import { isComplete, useMrnIssued } from '@/components/useMrnIssued';
import { useAutofocus } from '@/lib/useAutofocus';
import { dayOf } from '@/lib/zone';
import { TextArea } from '@/ui/Field';
import { PlainForm } from '@/ui/Form';
import { FormButtons } from '@/ui/FormButtons';
import { SidePanel } from '@/ui/SidePanel';
import { BookingRefusal } from './BookingRefusal';
import { ChosenTime } from './ChosenTime';
import { type Draft, lengthIn } from './draft';
import { askReason } from './override';
import { SlotFinder } from './SlotFinder';
import { useBooking } from './useBooking';
import { useWanted } from './useWanted';

interface Props {
  draft: Draft;
  /** What the form says about the time, so that the calendar shows it. */
  onDraft: (draft: Draft) => void;
  onClose: () => void;
  onBooked: (item: Appointment) => void;
}

/** What is typed beside the time. */
interface Typed {
  patient: Chosen | null;
  fresh: PatientRequest | null;
  typeId: string;
  reason: string;
}

/** Books beside the calendar: who, with whom, when, what for. The time is drawn in the calendar as the form says it. */
export function BookingPanel({ draft, onDraft, onClose, onBooked }: Props) {
  const { t } = useLingui();
  const all = useQuery(doctors).data ?? [];
  const { like, waits } = draft;
  const form = like ? `follow-up ${like.id}` : waits ? `waits ${waits.id}` : 'new';
  const typed = useWanted<Typed>(
    form,
    { draft, onDraft },
    draft.start === undefined,
    () => ({
      patient: like?.patient ?? waits?.patient ?? null,
      fresh: null,
      typeId: like?.type?.id ?? waits?.typeId ?? '',
      reason: like?.reason ?? '',
    }),
    ({ patient: somebody, fresh: stranger, typeId: type, reason: why }) => [
      somebody?.id,
      stranger,
      type,
      why,
    ],
  );
  const { patient, fresh, typeId, reason } = typed.values;
  const setPatient = (chosen: Chosen | null) => typed.set({ patient: chosen });
  const setFresh = (somebody: PatientRequest | null) => typed.set({ fresh: somebody });
  const [tried, setTried] = useState(false);
  const issued = useMrnIssued();
  const booking = useBooking((item) => {
    typed.done();
    onBooked(item);
  });
  const { pending, failure, clear } = booking;
  const asks = asksWho(failure?.problem);
  const box = useAutofocus<HTMLFormElement>();
  const doctor = all.find((one) => one.id === draft.doctorId);

  const request = (more: Partial<BookingRequest> = {}): BookingRequest | null => {
    const who = fresh
      ? isComplete(fresh, issued)
        ? { patient: fresh }
        : null
      : patient && { patientId: patient.id };
    if (!who || !draft.doctorId || draft.start === undefined) return null;
    return {
      ...who,
      doctorId: draft.doctorId,
      start: new Date(draft.start).toISOString(),
      end: new Date(draft.start + lengthIn(draft)).toISOString(),
      ...(waits ? { waitlistEntryId: waits.id } : {}),
      ...(typeId ? { typeId } : {}),
      ...(reason.trim() ? { reason: reason.trim() } : {}),
      ...more,
    };
  };
  /** What was added to the form when it was sent last: a reason to set a rule aside, or that it overbooks. */
  const added = useRef<Partial<BookingRequest>>({});
  const send = (more: Partial<BookingRequest> = {}) => {
    setTried(true);
    added.current = more;
    const made = request(more);
    if (made) void booking.send(made, doctor?.name);
  };

  return (
    <SidePanel label={t`New appointment`} onClose={onClose}>
      <PlainForm ref={box} onSubmit={() => send(failure?.unanswered ? added.current : {})}>
        <h2 className="pr-8 font-semibold text-lg tracking-tight">
          {like ? <Trans>Follow-up appointment</Trans> : <Trans>New appointment</Trans>}
        </h2>
        <DraftNote
          from={typed.from}
          onDiscard={() => {
            clear();
            typed.discard();
          }}
        />
        {fresh ? (
          <NewPatientFields
            patient={fresh}
            onChange={setFresh}
            onBack={() => setFresh(null)}
            errors={asks ? undefined : failure?.problem?.errors}
            missing={tried}
          />
        ) : (
          <PatientField
            chosen={patient}
            onChoose={setPatient}
            onNew={setFresh}
            autoFocus={!patient}
            error={tried && !patient ? t`Choose a patient` : undefined}
          />
        )}
        <SlotFinder
          draft={draft}
          patientId={patient?.id}
          tried={tried}
          onDraft={(next) => {
            clear();
            onDraft(next);
          }}
          type={{ id: typeId, onChange: (id) => typed.set({ typeId: id }) }}
        />
        <TextArea
          label={t`Reason`}
          value={reason}
          maxLength={500}
          onChange={(event) => typed.set({ reason: event.target.value })}
        />
        {asks && failure?.problem && fresh && (
          <PatientQuestion
            typed={fresh}
            problem={failure.problem}
            onUse={(known) => {
              clear();
              setFresh(null);
              setPatient(known);
            }}
            onCorrect={clear}
            onNew={(confirmed) => {
              setFresh(confirmed);
              send({ patient: confirmed });
            }}
          />
        )}
        {failure?.message && !asks && (
          <BookingRefusal
            failure={failure}
            near={draft.day}
            doctorId={draft.doctorId}
            onSlot={(slot) => {
              clear();
              onDraft({
                ...draft,
                doctorId: slot.doctorId,
                day: dayOf(Date.parse(slot.start)),
                start: Date.parse(slot.start),
                end: Date.parse(slot.end),
              });
            }}
            onOverride={() => askReason('override', (why) => send({ override: { reason: why } }))}
            onOverbook={() => send({ overbook: true })}
          />
        )}
        <div className="sticky -bottom-4 -mx-4 grid gap-2 border-line border-t bg-panel px-4 pt-2.5 pb-4">
          <ChosenTime draft={draft} doctor={doctor?.name} />
          <FormButtons onBack={onClose} pending={pending}>{t`Book`}</FormButtons>
        </div>
      </PlainForm>
    </SidePanel>
  );
}
