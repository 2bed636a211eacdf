/** A time as people type it, `8`, `830`, `8.30`, `20:15`, `8:15 pm`, as `08:30`; null for what is none. */
export function clockIn(text: string): string | null {
  const found = /^\s*(\d{1,2})(?:\s*[:.,h ]?\s*(\d{2}))?\s*(h|uhr|am|pm)?\s*$/i.exec(text);
  if (!found) return null;
  const [typed, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  const half = found[3]?.toLowerCase();
  const ofTwelve = half === 'am' || half === 'pm';
  if (ofTwelve && (typed < 1 || typed > 12)) return null;
  const hour = ofTwelve ? (typed % 12) + (half === 'pm' ? 12 : 0) : typed;
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  return `${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
