import { useLingui } from '@lingui/react/macro';
import type { Appointment } from '@/api/model';
import { DraftNote } from '@/components/DraftNote';
import { LengthField, TypeField } from '@/components/VisitFields';
import { TextArea } from '@/ui/Field';
import { PlainForm } from '@/ui/Form';
import { FormButtons } from '@/ui/FormButtons';
import { useEditing } from './useEditing';

/** Type, length and reason, edited in the panel. A change that is not saved stays in the form. */
export function EditForm({ item, onDone }: { item: Appointment; onDone: () => void }) {
  const { t } = useLingui();
  const { values, set, kept, pending, fixed, submit } = useEditing(item, onDone, true);
  return (
    <PlainForm
      onSubmit={() => void submit()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      <DraftNote from={kept.from} onDiscard={kept.discard} />
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
      <FormButtons onBack={onDone} pending={pending}>{t`Save`}</FormButtons>
    </PlainForm>
  );
}
