import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { departments, doctors } from '@/api/directory';
import { addDepartment, changeDepartment } from '@/api/directoryChanges';
import type { Department, DepartmentPatch } from '@/api/model';
import { differences, type Wording } from '@/components/differences';
import { CheckField, TextField } from '@/ui/Field';
import { toast } from '@/ui/toasts';
import { ColourField, freeColour } from './ColourField';
import { EntryDialog } from './EntryDialog';
import { LimitField } from './LimitField';
import { limitError, limitOf } from './limit';
import { useEntry } from './useEntry';

interface Props {
  /** None for a new one. */
  department: Department | undefined;
  onClose: () => void;
}

/** Adds a department or changes one; what is changed is kept apart from what it is until it is saved. */
export function DepartmentDialog({ department, onClose }: Props) {
  const { t } = useLingui();
  const all = useQuery(departments).data ?? [];
  const [fresh] = useState(() => ({
    name: '',
    colour: freeColour(all.map(({ colour }) => colour)),
    maxPerHour: 2,
    active: true,
  }));
  const [draft, setDraft] = useState<DepartmentPatch>({});
  const [limit, setLimit] = useState<string | null>(null);
  const { fieldErrors, pending, save, before } = useEntry(department, [
    departments.queryKey,
    doctors.queryKey,
  ]);
  const now = { ...(department ?? fresh), ...draft };
  const most = limit ?? String(now.maxPerHour);
  const change = (part: DepartmentPatch) => setDraft({ ...draft, ...part });
  const submit = async () => {
    const name = now.name.trim();
    const maxPerHour = limitOf(most);
    const found = { name: name ? undefined : t`Enter a name.`, maxPerHour: limitError(maxPerHour, false) };
    const patch: DepartmentPatch = {
      ...draft,
      ...(draft.name !== undefined && { name }),
      ...(limit !== null && maxPerHour ? { maxPerHour } : {}),
    };
    if (department && Object.keys(patch).length === 0) return onClose();
    const saved = await save(found, () =>
      department
        ? changeDepartment(department, patch)
        : addDepartment({ name, colour: now.colour, maxPerHour: maxPerHour ?? 2 }),
    );
    if (!saved) return;
    toast(department ? t`${name} saved.` : t`${name} added.`);
    onClose();
  };
  const words: Wording<Department> = [
    [t`Name`, ({ name }) => name],
    [t`Colour`, ({ colour }) => colour],
    [t`Max. parallel appointments`, ({ maxPerHour }) => String(maxPerHour)],
    [t`Active`, ({ active }) => (active ? t`Yes` : t`No`)],
  ];
  return (
    <EntryDialog
      title={department ? t`Department` : t`New department`}
      fresh={!department}
      pending={pending}
      onSubmit={() => void submit()}
      onClose={onClose}
      concurrentChanges={differences(before, department, words)}
      formError={fieldErrors.form}
    >
      <TextField
        label={t`Name`}
        data-autofocus
        placeholder={t`Cardiology`}
        value={now.name}
        maxLength={100}
        onChange={({ target }) => change({ name: target.value })}
        error={fieldErrors.name}
      />
      <ColourField value={now.colour} onChange={(colour) => change({ colour })} />
      <LimitField
        value={most}
        onChange={setLimit}
        error={fieldErrors.maxPerHour}
        hint={t`Appointments with one doctor at the same time, including overbooked ones. Each doctor can have their own limit.`}
      />
      {department && (
        <CheckField
          label={t`Active`}
          hint={t`If inactive, it is no longer offered. Its doctors and their appointments stay.`}
          checked={now.active}
          onChange={({ target }) => change({ active: target.checked })}
        />
      )}
    </EntryDialog>
  );
}
