import { useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { departments, doctors } from '@/api/directory';
import { addDoctor, changeDoctor } from '@/api/directoryChanges';
import { hoursChanged } from '@/api/hours';
import type { Doctor } from '@/api/model';
import { differences, type Wording } from '@/components/differences';
import { CheckField, SelectField, TextField } from '@/ui/Field';
import { Options } from '@/ui/Options';
import { toast } from '@/ui/toasts';
import { EntryDialog } from './EntryDialog';
import { LimitField } from './LimitField';
import { limitError, limitOf } from './limit';
import { useEntry } from './useEntry';

interface Props {
  /** None for a new one. */
  doctor: Doctor | undefined;
  /** To which a new one is added, where that is known. */
  departmentId?: string | undefined;
  onClose: () => void;
  onAdded?: (doctor: Doctor) => void;
}

interface Draft {
  name?: string;
  departmentId?: string;
  /** As it was typed. */
  limit?: string;
  active?: boolean;
}

/** Adds a doctor or changes one: name, department, how many at once, whether they are in use. */
export function DoctorDialog({ doctor, departmentId, onClose, onAdded }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const all = useQuery(departments).data ?? [];
  const [draft, setDraft] = useState<Draft>({});
  const { fieldErrors, pending, save, before } = useEntry(doctor, [doctors.queryKey]);
  const known = {
    name: doctor?.name ?? '',
    departmentId: doctor?.department.id ?? departmentId ?? '',
    limit: doctor?.maxPerHour ? String(doctor.maxPerHour) : '',
    active: doctor?.active ?? true,
  };
  const now = { ...known, ...draft };
  const usual = all.find(({ id }) => id === now.departmentId)?.maxPerHour;
  const change = (part: Draft) => setDraft({ ...draft, ...part });
  const submit = async () => {
    const [name, maxPerHour] = [now.name.trim(), limitOf(now.limit)];
    const found = {
      name: name ? undefined : t`Enter a name.`,
      departmentId: now.departmentId ? undefined : t`Choose a department.`,
      maxPerHour: limitError(maxPerHour, true),
    };
    if (doctor && Object.keys(draft).length === 0) return onClose();
    let added: Doctor | undefined;
    const saved = await save(found, async () => {
      if (doctor)
        await changeDoctor(doctor, {
          ...(draft.name !== undefined && { name }),
          ...(draft.departmentId !== undefined && { departmentId: draft.departmentId }),
          ...(draft.limit !== undefined && { maxPerHour }),
          ...(draft.active !== undefined && { active: draft.active }),
        });
      else
        added = await addDoctor({
          name,
          departmentId: now.departmentId,
          ...(maxPerHour !== null && { maxPerHour }),
        });
    });
    if (!saved) return;
    // The hours bear the doctor's version, and who is out of use has none in the calendar.
    void hoursChanged(client);
    toast(doctor ? t`${name} saved.` : t`${name} added.`);
    onClose();
    if (added) onAdded?.(added);
  };
  const words: Wording<Doctor> = [
    [t`Name`, ({ name }) => name],
    [t`Department`, ({ department }) => department.name],
    [t`Max. parallel appointments`, ({ maxPerHour }) => String(maxPerHour ?? t`department’s limit`)],
    [t`Active`, ({ active }) => (active ? t`Yes` : t`No`)],
  ];
  return (
    <EntryDialog
      title={doctor ? t`Doctor` : t`New doctor`}
      fresh={!doctor}
      pending={pending}
      onSubmit={() => void submit()}
      onClose={onClose}
      concurrentChanges={differences(before, doctor, words)}
      formError={fieldErrors.form}
    >
      <TextField
        label={t`Name`}
        data-autofocus
        placeholder={t`Dr. Adler`}
        value={now.name}
        maxLength={200}
        onChange={({ target }) => change({ name: target.value })}
        error={fieldErrors.name}
      />
      <SelectField
        label={t`Department`}
        value={now.departmentId}
        onChange={({ target }) => change({ departmentId: target.value })}
        error={fieldErrors.departmentId}
        hint={
          doctor && now.departmentId !== doctor.department.id
            ? t`Existing appointments stay with the department they were booked for.`
            : undefined
        }
      >
        <option value="" disabled>
          {t`Choose…`}
        </option>
        <Options of={all.filter(({ active, id }) => active || id === now.departmentId)} />
      </SelectField>
      <LimitField
        value={now.limit}
        placeholder={usual ? String(usual) : ''}
        onChange={(limit) => change({ limit })}
        error={fieldErrors.maxPerHour}
        hint={t`Appointments at the same time, including overbooked ones. Leave empty for the department’s limit.`}
      />
      {doctor && (
        <CheckField
          label={t`Active`}
          hint={t`If inactive, the doctor can no longer be booked. Existing appointments stay: move them in the calendar.`}
          checked={now.active}
          onChange={({ target }) => change({ active: target.checked })}
        />
      )}
    </EntryDialog>
  );
}
