import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { appointment } from '@/api/appointments';
import type { Appointment, Patient, PatientRequest } from '@/api/model';
import { DraftNote } from '@/components/DraftNote';
import { NewPatientFields } from '@/components/NewPatientFields';
import { PartFailed } from '@/components/PartFailed';
import { type Chosen, PatientField } from '@/components/PatientField';
import { PatientQuestion } from '@/components/PatientQuestion';
import { useFormDraft } from '@/components/useFormDraft';
import { isComplete, useMrnIssued } from '@/components/useMrnIssued';
import { clock, dayOf, longDay } from '@/lib/zone';
import { TextField } from '@/ui/Field';
import { PlainForm } from '@/ui/Form';
import { FormButtons } from '@/ui/FormButtons';
import { FormError } from '@/ui/FormError';
import { SidePanel } from '@/ui/SidePanel';
import { Skeleton } from '@/ui/Skeleton';
import { patientName } from '@/wording/messages';
import { useJoin } from './useJoin';
import { PriorityFields, WhenFields, WithFields } from './WishFields';
import { fieldErrorsIn, requestOf, type Wish, wishOf } from './wish';

interface Props {
  /** The appointment that they have and would give up for an earlier one. */
  appointmentId: string | undefined;
  /** The page's filter; when it is one department, that one is meant. */
  department: string | undefined;
  onClose: () => void;
  onJoined: (id: string) => void;
}

/** Puts a patient on the list, beside it. */
export function JoinPanel({ appointmentId, department, onClose, onJoined }: Props) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery({
    ...appointment(appointmentId ?? ''),
    enabled: appointmentId !== undefined,
  });
  const only = department?.includes(',') ? '' : (department ?? '');
  return (
    <SidePanel label={t`Add to waiting list`} onClose={onClose}>
      <div className="grid gap-3">
        <h2 className="pr-8 font-semibold text-lg tracking-tight">{t`Add to waiting list`}</h2>
        {appointmentId === undefined || data ? (
          <JoinForm held={data} department={only} onClose={onClose} onJoined={onJoined} />
        ) : error ? (
          <PartFailed error={error} retry={refetch} />
        ) : (
          <Skeleton className="h-60" />
        )}
      </div>
    </SidePanel>
  );
}

interface FormProps {
  held: Appointment | undefined;
  department: string;
  onClose: () => void;
  onJoined: (id: string) => void;
}

/** What is typed into it. */
interface Typed {
  patient: (Chosen & Pick<Partial<Patient>, 'email'>) | null;
  fresh: PatientRequest | null;
  wish: Wish;
}

function JoinForm({ held: known, department, onClose, onJoined }: FormProps) {
  const { t } = useLingui();
  // Only what is still to come can be given up.
  const held = known?.status === 'booked' && known.patient ? known : undefined;
  const typed = useFormDraft<Typed>(`join ${held?.id ?? ''}`, () => ({
    patient: null,
    fresh: null,
    wish: wishOf(department, held),
  }));
  const { patient, fresh, wish } = typed.values;
  const setPatient = (chosen: Typed['patient']) => typed.set({ patient: chosen });
  const setFresh = (somebody: PatientRequest | null) => typed.set({ fresh: somebody });
  const onWish = (change: Partial<Wish>) => typed.set({ wish: { ...wish, ...change } });
  const issued = useMrnIssued();
  const form = useRef<HTMLFormElement>(null);
  const { join, pending, fieldErrors, question, clearQuestion } = useJoin(({ id }) => {
    typed.done();
    onJoined(id);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer, a new look.
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [fieldErrors]);

  const patientId = held?.patient?.id ?? patient?.id;
  const send = (who = fresh) => {
    const email = wish.email.trim();
    const incomplete = who && !isComplete(who, issued);
    void join({
      found: {
        ...fieldErrorsIn(wish),
        patientId: patientId || who ? undefined : t`Choose a patient`,
        fresh: incomplete ? t`Required` : undefined,
      },
      fresh: who && { ...who, ...(email && { email }) },
      onRegistered: (registered) => {
        setPatient(registered);
        setFresh(null);
      },
      patientId,
      request: (id) => requestOf(wish, id, held),
    });
  };
  const wrong = Object.entries(fieldErrors).flatMap(([field, message]) =>
    message ? [{ field: `patient.${field}`, message }] : [],
  );
  return (
    <PlainForm ref={form} onSubmit={() => send()}>
      <DraftNote from={typed.from} onDiscard={typed.discard} />
      {known && !held && (
        <p role="status" className="rounded-lg bg-warn-tint px-2.5 py-1.5 text-warn">
          <Trans>That appointment can no longer be given up.</Trans>
        </p>
      )}
      {held ? (
        <Held item={held} error={fieldErrors.patientId} />
      ) : fresh ? (
        <NewPatientFields
          patient={fresh}
          onChange={setFresh}
          onBack={() => setFresh(null)}
          errors={wrong}
          missing={fieldErrors.fresh !== undefined}
        />
      ) : (
        <PatientField chosen={patient} onChoose={setPatient} onNew={setFresh} error={fieldErrors.patientId} />
      )}
      {fresh && question && (
        <PatientQuestion
          typed={fresh}
          problem={question}
          onUse={(known) => {
            clearQuestion();
            setFresh(null);
            setPatient(known);
          }}
          onCorrect={clearQuestion}
          onNew={(confirmed) => {
            setFresh(confirmed);
            send(confirmed);
          }}
        />
      )}
      <WithFields wish={wish} onWish={onWish} fieldErrors={fieldErrors} />
      <WhenFields wish={wish} onWish={onWish} fieldErrors={fieldErrors} />
      <PriorityFields wish={wish} onWish={onWish} fieldErrors={fieldErrors} />
      <TextField
        label={t`E-mail for offers`}
        type="email"
        maxLength={254}
        placeholder={patient?.email ?? ''}
        value={wish.email}
        hint={t`Leave empty to use the patient’s address. Patients without one are called.`}
        error={fieldErrors.email}
        onChange={({ target }) => onWish({ email: target.value })}
      />
      <FormError>{fieldErrors.form}</FormError>
      <FormButtons onBack={onClose} pending={pending}>{t`Add patient`}</FormButtons>
    </PlainForm>
  );
}

/** Who has an appointment and wants an earlier one. */
function Held({ item, error }: { item: Appointment; error: string | undefined }) {
  const start = Date.parse(item.start);
  const [day, time, doctor] = [longDay(dayOf(start)), clock(start), item.doctor.name];
  return (
    <div className="grid gap-1 rounded-lg border border-line px-2.5 py-1.5">
      <b className="font-semibold">{patientName(item.patient)}</b>
      <p className="text-mute text-xs">
        <Trans>
          Gives up {day}, {time} with {doctor} when an earlier one is confirmed.
        </Trans>
      </p>
      <FormError>{error}</FormError>
    </div>
  );
}
