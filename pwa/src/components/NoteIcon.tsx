import {
  Accessibility,
  Biohazard,
  Languages,
  type LucideIcon,
  StickyNote,
  TriangleAlert,
} from 'lucide-react';
import type { PatientNoteKind } from '@/api/model';

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
