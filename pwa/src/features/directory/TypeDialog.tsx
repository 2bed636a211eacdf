import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { appointmentTypes, departments } from '@/api/directory';
import { addAppointmentType, changeAppointmentType } from '@/api/directoryChanges';
import type { AppointmentType, AppointmentTypePatch } from '@/api/model';
import { differences, type Wording } from '@/components/differences';
import { LengthField } from '@/components/VisitFields';
import { duration, MINUTE } from '@/lib/zone';
import { CheckField, SelectField, TextField } from '@/ui/Field';
import { Options } from '@/ui/Options';
import { toast } from '@/ui/toasts';
import { EntryDialog } from './EntryDialog';
import { useEntry } from './useEntry';

/** Adds a type of appointment or changes one. Whose it is stays. */
export function TypeDialog({ type, onClose }: { type: AppointmentType | undefined; onClose: () => void }) {
  const { t } = useLingui();
  const all = useQuery(departments).data ?? [];
  const [draft, setDraft] = useState<AppointmentTypePatch>({});
  const [departmentId, setDepartmentId] = useState('');
  const { fieldErrors, pending, save, before } = useEntry(type, [appointmentTypes.queryKey]);
  const now = { name: '', durationMinutes: 30, active: true, ...type, ...draft };
  const change = (part: AppointmentTypePatch) => setDraft({ ...draft, ...part });
  const submit = async () => {
    const name = now.name.trim();
    if (type && Object.keys(draft).length === 0) return onClose();
    const saved = await save({ name: name ? undefined : t`Enter a name.` }, () =>
      type
        ? changeAppointmentType(type, { ...draft, ...(draft.name !== undefined && { name }) })
        : addAppointmentType({
            name,
            durationMinutes: now.durationMinutes,
            ...(departmentId && { departmentId }),
          }),
    );
    if (!saved) return;
    toast(type ? t`${name} saved.` : t`${name} added.`);
    onClose();
  };
  const words: Wording<AppointmentType> = [
    [t`Name`, ({ name }) => name],
    [t`Duration`, ({ durationMinutes }) => duration(durationMinutes * MINUTE)],
    [t`Active`, ({ active }) => (active ? t`Yes` : t`No`)],
  ];
  return (
    <EntryDialog
      title={type ? t`Appointment type` : t`New appointment type`}
      fresh={!type}
      pending={pending}
      onSubmit={() => void submit()}
      onClose={onClose}
      concurrentChanges={differences(before, type, words)}
      formError={fieldErrors.form}
    >
      <TextField
        label={t`Name`}
        data-autofocus
        placeholder={t`First visit`}
        value={now.name}
        maxLength={100}
        onChange={({ target }) => change({ name: target.value })}
        error={fieldErrors.name}
      />
      <LengthField
        value={now.durationMinutes * MINUTE}
        onChange={(length) => change({ durationMinutes: length / MINUTE })}
      />
      {!type && (
        <SelectField
          label={t`Department`}
          value={departmentId}
          onChange={({ target }) => setDepartmentId(target.value)}
          hint={t`If set, it is offered only for doctors in that department.`}
        >
          <option value="">{t`whole hospital`}</option>
          <Options of={all.filter(({ active }) => active)} />
        </SelectField>
      )}
      {type && (
        <CheckField
          label={t`Active`}
          hint={t`If inactive, it is no longer offered. Existing appointments of this type stay as they are.`}
          checked={now.active}
          onChange={({ target }) => change({ active: target.checked })}
        />
      )}
    </EntryDialog>
  );
}
