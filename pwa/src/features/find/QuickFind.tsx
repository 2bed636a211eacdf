import { Trans, useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Appointment, Patient } from '@/api/model';
import type { Day } from '@/lib/zone';
import { IconButton } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { errorMessage } from '@/wording/messages';
import { FoundLine } from './FoundLine';
import type { Command, Found } from './found';
import { useFound } from './useFound';

interface Props {
  commands: readonly Command[];
  /** Days, doctors and departments, which lead into the book. */
  findsBook: boolean;
  findsPatients: boolean;
  onDay: (day: Day) => void;
  onDoctor: (id: string) => void;
  onDepartment: (id: string) => void;
  onAppointment: (item: Appointment) => void;
  onCard: (patient: Patient) => void;
  onClose: () => void;
}

/** One field for everything: a day, a doctor, a department, a patient and when they come, and whatever can be done. */
export function QuickFind({ commands, findsBook, findsPatients, onClose, ...go }: Props) {
  const { t } = useLingui();
  const list = useId();
  const [text, setText] = useState('');
  const [patient, setPatient] = useState<Patient | null>(null);
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const { found, pending, error } = useFound({ text, patient, commands, findsBook, findsPatients });
  const at = Math.min(active, found.length - 1);
  useEffect(() => document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' }), [list, at]);

  const ask = (whose: Patient | null) => {
    setPatient(whose);
    setText('');
    setActive(0);
    field.current?.focus();
  };
  const pick = (what: Found | undefined) => {
    if (!what) return;
    if (what.kind === 'patient') return what.outdated || ask(what.patient);
    onClose();
    if (what.kind === 'day') go.onDay(what.day);
    else if (what.kind === 'doctor') go.onDoctor(what.doctor.id);
    else if (what.kind === 'department') go.onDepartment(what.department.id);
    else if (what.kind === 'appointment') go.onAppointment(what.appointment);
    else if (what.kind === 'card') go.onCard(what.patient);
    else what.command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(found.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(0, at - 1));
    else if (event.key === 'Enter') pick(found[at]);
    else if (event.key === 'Backspace' && text === '' && patient) ask(null);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t`Find`} onClose={onClose} wide>
      {patient && (
        <p className="flex items-center gap-1.5">
          <Trans>
            When is <b className="font-semibold">{patient.name}</b> coming?
          </Trans>
          <IconButton label={t`Search for something else`} onClick={() => ask(null)}>
            <X size={14} />
          </IconButton>
        </p>
      )}
      <input
        ref={field}
        data-autofocus
        role="combobox"
        aria-label={t`What are you looking for?`}
        aria-expanded
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 ? `${list}-${at}` : undefined}
        autoComplete="off"
        readOnly={patient !== null}
        maxLength={100}
        placeholder={patient ? '' : placeholder()}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        className={
          patient ? 'sr-only' : 'h-10 w-full rounded-lg border border-line bg-page px-3 placeholder:text-mute'
        }
      />
      <div
        id={list}
        role="listbox"
        aria-label={t`Found`}
        aria-busy={pending}
        className="-mx-2 grid min-h-40 content-start"
      >
        {found.map((each, index) => (
          <FoundLine
            key={keyOf(each)}
            id={`${list}-${index}`}
            found={each}
            active={index === at}
            onPick={() => pick(each)}
          />
        ))}
      </div>
      <p role="status" className="text-mute text-xs empty:hidden">
        {error ? errorMessage(error) : !pending && nothingFound(patient !== null)}
      </p>
    </Dialog>
  );

  function placeholder() {
    if (findsPatients) return t`Patient, doctor, date, command`;
    return findsBook ? t`Doctor, date, command` : t`Command`;
  }

  function nothingFound(theirs: boolean) {
    if (found.some(({ kind }) => kind !== 'card')) return null;
    return theirs ? t`No appointments from one month ago to one year ahead.` : t`Nothing found.`;
  }
}

function keyOf(found: Found): string {
  switch (found.kind) {
    case 'day':
      return found.day;
    case 'command':
      return found.command.id;
    case 'doctor':
      return found.doctor.id;
    case 'department':
      return found.department.id;
    case 'patient':
      return found.patient.id;
    case 'card':
      return `card ${found.patient.id}`;
    case 'appointment':
      return found.appointment.id;
  }
}
