import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type Chosen, PatientField } from '@/components/PatientField';
import { Button } from '@/ui/Button';

interface Props {
  patientId: string | null;
  onChange: (patientId: string | null) => void;
}

/** Which patient a user is. Who they are is not looked up: only whoever links them sees a name. */
export function OwnRecord({ patientId, onChange }: Props) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  if (patientId !== null && chosen?.id !== patientId)
    return (
      <div className="grid grid-cols-[1fr_auto] items-center gap-2">
        <p>{t`Linked to a patient record`}</p>
        <Button onClick={() => onChange(null)}>{t`Unlink`}</Button>
      </div>
    );
  return (
    <PatientField
      label={t`Own patient record`}
      autoFocus={false}
      chosen={chosen}
      onChoose={(patient) => {
        setChosen(patient);
        if (patient) onChange(patient.id);
        else if (patientId !== null) onChange(null);
      }}
    />
  );
}
