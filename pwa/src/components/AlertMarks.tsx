import { useLingui } from '@lingui/react/macro';
import {
  Accessibility,
  Biohazard,
  Languages,
  type LucideIcon,
  StickyNote,
  TriangleAlert,
} from 'lucide-react';
import type { PatientNoteKind } from '@/api/model';
import { noteLabel } from '@/wording/alerts';

const ICONS: Record<PatientNoteKind, LucideIcon> = {
  interpreter: Languages,
  wheelchair: Accessibility,
  infection: Biohazard,
  other: TriangleAlert,
  note: StickyNote,
};

/** The picture of a kind of note; its name stands beside it. */
export function NoteIcon({ kind }: { kind: PatientNoteKind }) {
  const Icon = ICONS[kind];
  return <Icon size={14} aria-hidden className="shrink-0" />;
}

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
