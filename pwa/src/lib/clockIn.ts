/** A time as people type it, `8`, `830`, `8.30`, `20:15`, as `08:30`; null for what is none. */
export function clockIn(text: string): string | null {
  const found = /^\s*(\d{1,2})(?:\s*[:.,h ]?\s*(\d{2}))?\s*(?:h|uhr)?\s*$/i.exec(text);
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  return `${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
