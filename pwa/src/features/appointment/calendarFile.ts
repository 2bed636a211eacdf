import type { Appointment } from '@/api/model';
import { saveFile } from '@/lib/saveFile';

/** RFC 5545 text: backslash, semicolon, comma and line ends are escaped, so that a name can never add a property. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

const encoder = new TextEncoder();

/** Lines of at most 75 octets, continued with a space, never in the middle of a character (RFC 5545, 3.1). */
export function folded(line: string): string {
  let out = '';
  let used = 0;
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (used + size > 75) {
      out += '\r\n ';
      used = 1;
    }
    out += sign;
    used += size;
  }
  return out;
}

const utc = (instant: string) => `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** One appointment for the patient to take along: time, doctor and department; nothing of why. */
export function calendarFile(item: Appointment): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Hospital Scheduling//EN',
    'BEGIN:VEVENT',
    `UID:${item.id}`,
    `SEQUENCE:${item.version}`,
    `DTSTAMP:${utc(item.updatedAt)}`,
    `DTSTART:${utc(item.start)}`,
    `DTEND:${utc(item.end)}`,
    `SUMMARY:${escaped(`${item.doctor.name}, ${item.department.name}`)}`,
    `STATUS:${item.status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}

export function downloadCalendarFile(item: Appointment): void {
  saveFile(new Blob([calendarFile(item)], { type: 'text/calendar' }), 'appointment.ics');
}
