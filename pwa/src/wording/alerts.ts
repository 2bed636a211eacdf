import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { PatientNoteKind } from '@/api/model';

const KINDS: Record<PatientNoteKind, MessageDescriptor> = {
  interpreter: msg`Interpreter`,
  wheelchair: msg`Wheelchair`,
  infection: msg`Infection`,
  other: msg`Alert`,
  note: msg`Note`,
};

/** What a note on a patient's card is about. */
export const noteLabel = (kind: PatientNoteKind): string => i18n._(KINDS[kind]);
