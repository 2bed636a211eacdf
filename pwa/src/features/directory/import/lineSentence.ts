import { t } from '@lingui/core/macro';
import type { LineError } from '@/api/model';

/** What a column of the file is called. The file itself says it in English, whatever is spoken. */
export function columnWord(column: LineError['column']): string {
  switch (column) {
    case 'department':
      return t`Department`;
    case 'doctor':
      return t`Doctor`;
    case 'weekday':
      return t`Weekday`;
    case 'from':
      return t`From`;
    case 'to':
      return t`Until`;
    default:
      return '';
  }
}

/** What is wrong with a line, in the app's own words. */
export function lineSentence({ rule, column, detail }: LineError): string {
  // The contract may learn a rule before the app does.
  const known: string = rule;
  switch (known) {
    case 'missing':
      return missingSentence(column);
    case 'unknown-weekday':
      return t`Not a weekday. Write Mon to Sun, Monday to Sunday, or 1 to 7.`;
    case 'not-a-time':
      return t`Not a time. Write it like 08:00.`;
    case 'off-grid':
      return t`Times must be in 5-minute steps: 08:00, 08:05.`;
    case 'overlap':
      return t`Overlaps another period for this doctor in the file.`;
    case 'too-long':
      return t`Too long. Shorten it.`;
    case 'other-department':
      return t`This doctor is in another department.`;
    case 'not-a-line':
      return t`This line cannot be read. Compare its commas and quotes with the lines above.`;
    case 'inactive':
      return t`This exists but is inactive. Make it active first, or remove the line.`;
    default:
      return detail;
  }
}

function missingSentence(column: LineError['column']): string {
  switch (column) {
    case 'department':
      return t`The department is missing.`;
    case 'doctor':
      return t`There are times, but no doctor.`;
    case 'weekday':
      return t`There are times, but no weekday.`;
    case 'from':
      return t`The start is missing.`;
    case 'to':
      return t`The end is missing.`;
    default:
      return t`Something is missing in this line.`;
  }
}
