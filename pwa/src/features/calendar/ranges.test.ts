import { describe, expect, test } from 'vitest';
import { readView, type View } from '@/lib/view';
import { doctor } from '@/testing/appointments';
import { askedOfDay, askedOfWeek } from './ranges';

const cardio = { id: 'd-cardio', name: 'Cardiology', colour: '#b3261e' };
const adler = { ...doctor('adler', 'Dr. Adler'), department: cardio };
const all = [adler, doctor('chen', 'Dr. Chen'), doctor('diaz', 'Dr. Diaz')];
const day = { from: '2026-11-23T00:00:00.000Z', to: '2026-11-24T00:00:00.000Z' };
const of = (change: Partial<View>) => ({ ...readView({ date: '2026-11-23' }), ...change });

describe('a day asks', () => {
  test.each<[string, Partial<View>, object | null]>([
    ['for the hospital', {}, day],
    ["for a department's doctors", { departments: ['d-neuro'] }, { ...day, doctor: 'chen,diaz' }],
    ['for a doctor', { doctors: ['diaz'] }, { ...day, doctor: 'diaz' }],
    [
      'for a doctor of the department',
      { departments: ['d-neuro'], doctors: ['adler', 'chen'] },
      { ...day, doctor: 'chen' },
    ],
    ['for nobody', { departments: ['d-cardio'], doctors: ['chen'] }, null],
    ['for nobody of a department without doctors', { departments: ['d-empty'] }, null],
    ['for cancelled ones', { statuses: ['booked', 'cancelled'] }, { ...day, status: 'booked,cancelled' }],
    ['for all where the rest is left out on the screen', { statuses: ['arrived'] }, day],
  ])('%s', (_, change, items) => {
    const asked = askedOfDay(of(change), all);
    expect(asked.items).toEqual(items);
    expect(asked.hours, 'working hours are everybody’s').toEqual(day);
  });

  test('for all where there are more doctors than one request may name', () => {
    const many = Array.from({ length: 101 }, (_, index) => doctor(`n${index}`, 'Dr.'));
    expect(askedOfDay(of({ departments: ['d-neuro'] }), many).items).toEqual(day);
  });
});

test('a week asks for seven days of whom it is narrowed to', () => {
  const week = { from: '2026-11-23T00:00:00.000Z', to: '2026-11-30T00:00:00.000Z' };
  expect(askedOfWeek(of({ departments: ['d-neuro'] })).items).toEqual({ ...week, department: 'd-neuro' });
  expect(askedOfWeek(of({ departments: ['d-neuro'], doctors: ['chen'] })).hours).toEqual({
    ...week,
    doctor: 'chen',
  });
});
