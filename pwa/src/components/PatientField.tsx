import { t } from '@lingui/core/macro';
import { UserPlus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { Patient } from '@/api/model';
import { birthDateLabel, readBirthDate } from '@/lib/birthDate';
import { cx } from '@/lib/cx';
import { type Newcomer, newcomer } from '@/lib/findable';
import { TextField } from '@/ui/Field';
import { errorMessage, patientName } from '@/wording/messages';
import { usePatientsMatching } from './usePatientsMatching';

/** What of a patient is shown when they are chosen. */
export type Chosen = Pick<Patient, 'id' | 'name' | 'mrn' | 'birthDate'>;

interface Props {
  chosen: Chosen | null;
  onChoose: (patient: Patient | null) => void;
  /** The patient is not there yet: begins the form for a new one with what was typed. Absent where none may be added. */
  onNew?: (begun: Newcomer) => void;
  error?: string | undefined;
  /** Not where something above it comes first. */
  autoFocus?: boolean;
  label?: string;
}

/** Finds a patient by name, MRN or birth date while typing (an ARIA combobox). */
export function PatientField({ chosen, onChoose, onNew, error, autoFocus = true, label }: Props) {
  const list = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [closed, setClosed] = useState(false);
  const found = usePatientsMatching(text);
  const { patients, answered } = found;
  const open = !closed && chosen === null && found.asks && !found.pending && !found.error;
  const last = patients.length - (onNew ? 0 : 1);
  useEffect(() => {
    if (open) document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [open, list, active]);

  const pick = (index: number) => {
    if (!answered) return;
    const patient = patients[index];
    if (patient) onChoose(patient);
    else onNew?.(newcomer(text));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (chosen !== null || text.trim() === '') return;
    if (event.key === 'Enter') {
      // Also where nobody can be taken yet: the form around it would be sent, and mean somebody else.
      if (open) pick(active);
    } else if (event.key === 'Escape' && open) setClosed(true);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = event.key === 'ArrowDown' ? Math.min(last, active + 1) : Math.max(0, active - 1);
      if (open && answered) setActive(next);
      setClosed(false);
    } else return;
    event.preventDefault();
  };
  return (
    <div className="relative">
      <TextField
        label={label ?? t`Patient`}
        role="combobox"
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open ? `${list}-${active}` : undefined}
        autoComplete="off"
        autoFocus={autoFocus}
        placeholder={t`Name, MRN or date of birth`}
        value={chosen ? chosen.name : text}
        hint={chosen ? about(chosen, t`MRN`) : undefined}
        error={error ?? (found.error ? errorMessage(found.error) : undefined)}
        onChange={(event) => {
          onChoose(null);
          setText(event.target.value);
          setActive(0);
          setClosed(false);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setClosed(true)}
        onClick={() => setClosed(false)}
      />
      {open && (
        <div
          id={list}
          role="listbox"
          aria-label={t`Patients`}
          aria-busy={!answered}
          className="absolute inset-x-0 top-full z-10 mt-1 max-h-72 overflow-y-auto rounded-lg border border-line bg-panel p-1 shadow-float aria-busy:opacity-60"
        >
          {patients.map((patient, index) => (
            <Option
              key={patient.id}
              id={`${list}-${index}`}
              active={index === active}
              onPick={() => pick(index)}
            >
              <b className="block truncate font-semibold">{patientName(patient)}</b>
              <span className="block truncate text-mute text-xs">
                {found.similar && <>{t`Similar name`} · </>}
                {about(patient, t`MRN`)}
              </span>
            </Option>
          ))}
          {onNew && (
            <Option id={`${list}-${last}`} active={active === last} onPick={() => pick(last)}>
              <span className="flex items-center gap-2 text-accent">
                <UserPlus size={14} aria-hidden />
                {newLabel(newcomer(text))}
              </span>
            </Option>
          )}
          {!onNew && patients.length === 0 && (
            <Option id={`${list}-0`} active={false} onPick={() => undefined}>
              <span className="text-mute">{t`No matching patient`}</span>
            </Option>
          )}
        </div>
      )}
    </div>
  );
}

function newLabel({ name, mrn, birthDate }: Newcomer): string {
  if (name) return t`New patient “${name}”`;
  if (birthDate && readBirthDate(birthDate)) return t`New patient, born ${birthDateLabel(birthDate)}`;
  return mrn ? t`New patient, MRN ${mrn}` : t`New patient`;
}

function about(patient: Chosen, mrn: string): string {
  const born = patient.birthDate ? ` · ${birthDateLabel(patient.birthDate)}` : '';
  return `${mrn} ${patient.mrn}${born}`;
}

interface OptionProps {
  id: string;
  active: boolean;
  onPick: () => void;
  children: React.ReactNode;
}

function Option({ id, active, onPick, children }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and has the keys.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
      className={cx('cursor-pointer rounded-md px-2 py-1.5', active ? 'bg-accent/12' : 'hover:bg-page')}
    >
      {children}
    </div>
  );
}
