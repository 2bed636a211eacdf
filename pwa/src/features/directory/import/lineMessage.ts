import { msg, t } from '@lingui/core/macro';
import type { LineError } from '@/api/model';
import { type Sentences, sentence } from '@/lib/sentences';

const COLUMNS: Sentences = {
  department: msg`Department`,
  doctor: msg`Doctor`,
  weekday: msg`Weekday`,
  from: msg`From`,
  to: msg`Until`,
};

/** What a column of the file is called. The file itself says it in English, whatever is spoken. */
export const columnLabel = (column: LineError['column']): string => sentence(COLUMNS, column ?? '') ?? '';

const FAULTS: Sentences = {
  'unknown-weekday': msg`Not a weekday. Write Mon to Sun, Monday to Sunday, or 1 to 7.`,
  'not-a-time': msg`Not a time. Write it like 08:00.`,
  'off-grid': msg`Times must be in 5-minute steps: 08:00, 08:05.`,
  overlap: msg`Overlaps another period for this doctor in the file.`,
  'too-long': msg`Too long. Shorten it.`,
  'other-department': msg`This doctor is in another department.`,
  'not-a-line': msg`This line cannot be read. Compare its commas and quotes with the lines above.`,
  inactive: msg`This exists but is inactive. Make it active first, or remove the line.`,
};

const MISSING: Sentences = {
  department: msg`The department is missing.`,
  doctor: msg`There are times, but no doctor.`,
  weekday: msg`There are times, but no weekday.`,
  from: msg`The start is missing.`,
  to: msg`The end is missing.`,
};

/** What is wrong with a line, in the app's own words; the contract may learn a rule before the app does. */
export function lineMessage({ rule, column, detail }: LineError): string {
  if (rule !== 'missing') return sentence(FAULTS, rule) ?? detail;
  return sentence(MISSING, column ?? '') ?? t`Something is missing in this line.`;
}
