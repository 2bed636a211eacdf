import { Trans, useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { PatientNote } from '@/api/model';
import { addNote, removeNote } from '@/api/patientCard';
import { NoteIcon } from '@/components/AlertMarks';
import { useSubmit } from '@/components/useSubmit';
import { cx } from '@/lib/cx';
import { moment } from '@/lib/zone';
import { Button, IconButton } from '@/ui/Button';
import { FormError } from '@/ui/FormError';
import { useCanSave } from '@/ui/NotSaved';
import { toast } from '@/ui/toasts';
import { noteLabel } from '@/wording/alerts';
import { NoteDialog } from './NoteDialog';
import { Section } from './Section';
import { useNotesChanged } from './useNotesChanged';

/** What staff wrote of a patient for all who receive them; alerts first. */
export function Notes({ patient, notes }: { patient: string; notes: readonly PatientNote[] }) {
  const { t } = useLingui();
  const [writing, setWriting] = useState(false);
  const { submit, fieldErrors } = useSubmit();
  const changed = useNotesChanged();
  const canSave = useCanSave();
  const putBack = ({ kind, text }: PatientNote) =>
    void submit({}, () => addNote(patient, { kind, ...(text !== undefined && { text }) }).then(changed));
  const remove = async (note: PatientNote) => {
    const done = await submit({}, () => removeNote(patient, note.id).then(changed));
    if (done)
      toast(t`${noteLabel(note.kind)} removed.`, {
        actions: [{ label: t`Undo`, run: () => putBack(note) }],
      });
  };
  return (
    <Section
      title={t`Notes and alerts`}
      action={
        <Button variant="quiet" disabled={!canSave} onClick={() => setWriting(true)}>
          <Trans>Add…</Trans>
        </Button>
      }
    >
      {notes.length === 0 && <p className="text-mute">{t`Nothing noted.`}</p>}
      <ul className="grid gap-1.5">
        {notes.map((note) => (
          <li
            key={note.id}
            data-note={note.kind}
            className={cx(
              'grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2 rounded-lg py-1.5 pr-1 pl-2.5',
              note.kind === 'note' ? 'bg-page' : 'bg-warn-tint',
            )}
          >
            <span className={cx('pt-0.5', note.kind === 'note' ? 'text-mute' : 'text-warn')}>
              <NoteIcon kind={note.kind} />
            </span>
            <span className="min-w-0">
              {note.kind !== 'note' && <b className="font-semibold">{noteLabel(note.kind)}</b>}
              {note.text && <span className="block whitespace-pre-line break-words">{note.text}</span>}
              <span className="block text-mute text-xs">
                {[note.writtenBy.name, moment(Date.parse(note.writtenAt))].filter(Boolean).join(', ')}
              </span>
            </span>
            <IconButton
              label={t`Remove: ${noteLabel(note.kind)}`}
              disabled={!canSave}
              onClick={() => void remove(note)}
            >
              <X size={14} />
            </IconButton>
          </li>
        ))}
      </ul>
      <FormError>{fieldErrors.form}</FormError>
      {writing && <NoteDialog patient={patient} onClose={() => setWriting(false)} />}
    </Section>
  );
}
