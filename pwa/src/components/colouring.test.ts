import { describe, expect, test } from 'vitest';
import { book } from '@/testing/appointments';
import { chooseColouring, colouring, colourOf, statusColour, typeColour, UNTYPED } from './colouring';

describe('the colour of an appointment', () => {
  const item = book('a', '09:00', '09:30', { type: { id: 't', name: 'Check-up' } });

  test('is its department’s, its status’s or its type’s', () => {
    expect(colourOf(item, 'department')).toBe(item.department.colour);
    expect(colourOf(item, 'status')).toBe(statusColour('booked'));
    expect(colourOf(item, 'type')).toBe(typeColour('Check-up'));
  });

  test('differs from status to status', () => {
    const all = (
      ['pending', 'booked', 'arrived', 'checked-in', 'fulfilled', 'noshow', 'cancelled'] as const
    ).map(statusColour);
    expect(new Set(all).size).toBe(all.length);
  });

  test('is one of its own where there is no type', () => {
    const { type: _none, ...without } = item;
    expect(colourOf(without, 'type')).toBe(UNTYPED);
    const names = Array.from({ length: 500 }, (_, index) => `Visit ${index}`);
    expect(names.map(typeColour)).not.toContain(UNTYPED);
  });

  test('is this device’s choice', () => {
    chooseColouring('status');
    expect(colouring.get()).toBe('status');
    expect(localStorage.getItem('colour-by')).toBe('status');
    chooseColouring('department');
  });
});
