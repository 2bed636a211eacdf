import { t } from '@lingui/core/macro';

/** A number that was typed; null for none, NaN for what is no number. */
export function limitOf(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}

/** What is wrong with a limit, as the server takes it. */
export function limitError(limit: number | null, optional: boolean): string | undefined {
  if (limit === null && optional) return undefined;
  const fits = limit !== null && Number.isInteger(limit) && limit >= 1 && limit <= 10;
  return fits ? undefined : t`A whole number from 1 to 10.`;
}
