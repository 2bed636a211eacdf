import { expect, test } from 'vitest';
import { book } from '@/testing/appointments';
import { calendarFile, folded } from './calendarFile';

test('times are UTC, lines end as the standard says', () => {
  const lines = calendarFile(book('a', '09:00', '10:30')).split('\r\n');
  expect(lines).toContain('DTSTART:20261123T090000Z');
  expect(lines).toContain('DTEND:20261123T103000Z');
  expect(lines.at(-1)).toBe('');
});

test('a name cannot add a property', () => {
  const file = calendarFile(
    book('a', '09:00', '10:00', { doctor: { id: 'x', name: 'Evil\r\nATTENDEE:a;b,c\\' } }),
  );
  expect(file).not.toMatch(/^ATTENDEE/m);
  expect(file).toContain('SUMMARY:Evil\\nATTENDEE:a\\;b\\,c\\\\\\, Neurology');
});

test('long lines are folded at 75 octets, between characters', () => {
  const encoder = new TextEncoder();
  const parts = folded(`SUMMARY:${'ü'.repeat(80)}`).split('\r\n');
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) expect(encoder.encode(part).length).toBeLessThanOrEqual(75);
  expect(parts.map((part, index) => (index ? part.slice(1) : part)).join('')).toBe(
    `SUMMARY:${'ü'.repeat(80)}`,
  );
});
