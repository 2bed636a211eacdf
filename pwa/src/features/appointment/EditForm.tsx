import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { appointmentTypes } from '@/api/directory';
import type { Appointment } from '@/api/model';
import { Button } from '@/ui/Button';
import { SelectField, TextArea } from '@/ui/Field';
import { NotSaved, useCanSave } from './NotSaved';
import { useEdit } from './useEdit';

/** Type and reason, edited in place. A change that is not saved stays in the form. */
export function EditForm({ item, onDone }: { item: Appointment; onDone: () => void }) {
  const { t } = useLingui();
  const types = useQuery(appointmentTypes).data ?? [];
  const edit = useEdit();
  const [typeId, setTypeId] = useState(item.type?.id ?? '');
  const [reason, setReason] = useState(item.reason ?? '');
  const [pending, setPending] = useState(false);
  const canSave = useCanSave();
  const offered = types.filter(
    (type) =>
      type.id === item.type?.id ||
      (type.active && (!type.departmentId || type.departmentId === item.department.id)),
  );
  const submit = async () => {
    setPending(true);
    const saved = await edit(item, {
      reason: reason.trim(),
      type: types.find((type) => type.id === typeId) ?? null,
    });
    setPending(false);
    if (saved) onDone();
  };
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      <SelectField label={t`Type`} value={typeId} onChange={(event) => setTypeId(event.target.value)}>
        <option value="">{t`No type`}</option>
        {offered.map((type) => (
          <option key={type.id} value={type.id}>
            {type.name}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={t`Reason`}
        value={reason}
        maxLength={500}
        rows={3}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
      />
      <NotSaved />
      <div className="grid grid-cols-2 gap-1.5">
        <Button onClick={onDone}>
          <Trans>Back</Trans>
        </Button>
        <Button type="submit" look="primary" pending={pending} disabled={!canSave}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </form>
  );
}
