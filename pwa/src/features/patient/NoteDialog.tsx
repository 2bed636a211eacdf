import { useLingui } from '@lingui/react/macro';
import type { PatientNoteKind } from '@/api/model';
import { addNote } from '@/api/patientCard';
import { DraftNote } from '@/components/DraftNote';
import { useFormDraft } from '@/components/useFormDraft';
import { useSubmit } from '@/components/useSubmit';
import { AskDialog } from '@/ui/Dialog';
import { SelectField, TextArea } from '@/ui/Field';
import { useCanSave } from '@/ui/NotSaved';
import { Options } from '@/ui/Options';
import { noteLabel } from '@/wording/alerts';
import { useNotesChanged } from './useNotesChanged';

const KINDS: readonly PatientNoteKind[] = ['interpreter', 'wheelchair', 'infection', 'other', 'note'];
/** What says nothing without a text. */
const BARE: ReadonlySet<PatientNoteKind> = new Set(['other', 'note']);

/** Writes a note or an alert on a patient's card. */
export function NoteDialog({ patient, onClose }: { patient: string; onClose: () => void }) {
  const { t } = useLingui();
  const typed = useFormDraft<{ kind: PatientNoteKind; text: string }>(`note ${patient}`, () => ({
    kind: 'note',
    text: '',
  }));
  const { kind, text } = typed.values;
  const { fieldErrors, pending, submit } = useSubmit();
  const changed = useNotesChanged();
  const canSave = useCanSave();
  const send = async () => {
    const said = text.trim();
    const found = { text: BARE.has(kind) && !said ? t`Say what it is.` : undefined };
    const done = await submit(found, () =>
      addNote(patient, { kind, ...(said && { text: said }) }).then(changed),
    );
    if (!done) return;
    typed.done();
    onClose();
  };
  return (
    <AskDialog
      title={t`Add a note or an alert`}
      onClose={onClose}
      onSubmit={() => void send()}
      back={t`Cancel`}
      yes={t`Add`}
      pending={pending}
      disabled={!canSave}
      error={fieldErrors.form}
    >
      <DraftNote from={typed.from} onDiscard={typed.discard} />
      <SelectField
        label={t`Kind`}
        data-autofocus
        value={kind}
        onChange={({ target }) => typed.set({ kind: target.value as PatientNoteKind })}
        hint={kind === 'note' ? t`Shown on the card.` : t`Shown on the card and with every appointment.`}
      >
        <Options of={KINDS.map((each) => ({ id: each, name: noteLabel(each) }))} />
      </SelectField>
      <TextArea
        label={kind === 'interpreter' ? t`Language` : t`Text`}
        value={text}
        maxLength={500}
        rows={3}
        error={fieldErrors.text}
        onChange={({ target }) => typed.set({ text: target.value })}
      />
    </AskDialog>
  );
}
