import type { KnownPatient, PatientRequest, Problem } from '@/api/model';
import { LikelyDuplicate } from './LikelyDuplicate';
import { PatientDiffers } from './PatientDiffers';

interface Props {
  typed: PatientRequest;
  problem: Problem;
  onUse: (known: KnownPatient) => void;
  onCorrect: () => void;
  /** They are two people: to be sent again like this. */
  onNew: (confirmed: PatientRequest) => void;
}

/** Whether a new patient was refused because only a person can say who is meant. */
export const asksWho = (problem: Problem | null | undefined): problem is Problem =>
  Boolean(problem?.known ?? problem?.likely);

/** Asks whether the patient who was typed is one who is known. */
export function PatientQuestion({ typed, problem, onUse, onCorrect, onNew }: Props) {
  const { known, likely, differs } = problem;
  if (known)
    return (
      <PatientDiffers typed={typed} known={known} differs={differs} onUse={onUse} onCorrect={onCorrect} />
    );
  return (
    likely && (
      <LikelyDuplicate
        typed={typed}
        likely={likely}
        onUse={onUse}
        onNew={() => onNew({ ...typed, confirmNew: true })}
      />
    )
  );
}
