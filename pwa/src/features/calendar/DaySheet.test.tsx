import { act, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { setZone } from '@/lib/zone';
import { book, doctor } from '@/testing/appointments';
import { show } from '@/testing/page';
import type { Column } from './column';
import { DaySheet } from './DaySheet';

const DAY = '2026-11-23';

function column(id: string, more: Partial<Column> = {}): Column {
  const whose = doctor(id, `Dr. ${id}`);
  return {
    key: id,
    doctor: whose,
    day: DAY,
    name: whose.name,
    note: whose.department.name,
    colour: null,
    origin: Date.parse(`${DAY}T07:00:00Z`),
    items: [],
    open: [{ start: Date.parse(`${DAY}T08:00:00Z`), end: Date.parse(`${DAY}T12:00:00Z`) }],
    off: [],
    load: 0,
    ...more,
  };
}

beforeEach(() => setZone('UTC'));

const fire = (name: string) => act(() => dispatchEvent(new Event(name)));

describe('the day on paper', () => {
  test('is drawn when it is printed, and gone afterwards', () => {
    show(<DaySheet day={DAY} columns={[column('Chen'), column('Adler')]} />);
    expect(document.querySelector('[data-sheet]')).toBeNull();
    fire('beforeprint');
    expect(screen.getAllByRole('heading', { level: 1 }).map((head) => head.textContent)).toEqual([
      'Dr. Chen',
      'Dr. Adler',
    ]);
    expect(screen.getAllByText(/08:00 – 12:00/)).toHaveLength(2);
    fire('afterprint');
    expect(document.querySelector('[data-sheet]')).toBeNull();
  });

  test('has a line for each appointment, by time, and says which are overbooked', () => {
    const late = { ...book('b', '10:00', '10:30', { name: 'Late, Lea' }), overbooked: true };
    const early = book('a', '09:00', '09:30', { name: 'Early, Emil' });
    const busy = [
      { id: 'x', start: `${DAY}T09:30:00Z`, end: `${DAY}T10:00:00Z`, overbooked: false as const },
    ];
    show(<DaySheet day={DAY} columns={[column('Chen', { items: [late, early], busy })]} />);
    fire('beforeprint');
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining('Early, Emil'),
      expect.stringContaining('Taken'),
      expect.stringContaining('Late, Lea'),
    ]);
    expect(rows[2]?.textContent).toContain('overbooked');
    fire('afterprint');
  });
});
