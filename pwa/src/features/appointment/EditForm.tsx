import { useLingui } from '@lingui/react/macro';
import type { Appointment } from '@/api/model';
import { LengthField, TypeField } from '@/components/VisitFields';
import { Button } from '@/ui/Button';
import { TextArea } from '@/ui/Field';
import { NotSaved, useCanSave } from '@/ui/NotSaved';
import { useEditing } from './useEditing';

/** Type, length and reason, edited in the panel. A change that is not saved stays in the form. */
export function EditForm({ item, onDone }: { item: Appointment; onDone: () => void }) {
  const { t } = useLingui();
  const { values, set, pending, fixed, submit } = useEditing(item, onDone);
  const canSave = useCanSave();
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
      <div className="grid grid-cols-2 gap-3">
        <TypeField
          value={values.type?.id ?? ''}
          departmentId={item.department.id}
          onChange={(_, type) => set({ type: type ?? null })}
        />
        <LengthField
          value={values.end - Date.parse(item.start)}
          disabled={fixed}
          onChange={(length) => set({ end: Date.parse(item.start) + length })}
        />
      </div>
      <TextArea
        label={t`Reason`}
        value={values.reason}
        maxLength={500}
        rows={3}
        autoFocus
        onChange={(event) => set({ reason: event.target.value })}
      />
      <NotSaved />
      <div className="grid grid-cols-2 gap-1.5">
        <Button onClick={onDone}>{t`Cancel`}</Button>
        <Button type="submit" variant="primary" pending={pending} disabled={!canSave}>{t`Save`}</Button>
      </div>
    </form>
  );
}
