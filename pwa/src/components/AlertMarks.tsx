import { useLingui } from '@lingui/react/macro';
import type { PatientNoteKind } from '@/api/model';
import { noteLabel } from '@/wording/alerts';
import { NoteIcon } from './NoteIcon';

/** What everybody who receives a patient has to know, in a word each; nothing where there is nothing. */
export function AlertMarks({ alerts = [] }: { alerts?: readonly PatientNoteKind[] | undefined }) {
  const { t } = useLingui();
  if (alerts.length === 0) return null;
  return (
    <ul aria-label={t`Alerts`} className="flex flex-wrap gap-1.5 pt-1.5">
      {alerts.map((kind) => (
        <li
          key={kind}
          className="inline-flex h-5 items-center gap-1 rounded-full bg-warn-tint px-2 text-warn text-xs"
        >
          <NoteIcon kind={kind} />
          {noteLabel(kind)}
        </li>
      ))}
    </ul>
  );
}
