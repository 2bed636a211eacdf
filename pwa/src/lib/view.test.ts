import { describe, expect, test } from 'vitest';
import { parseViewSearch, readView, writeView } from './view';

const now = Date.parse('2026-11-23T08:00:00Z');

describe('the view in the URL', () => {
  test('a bare link is today, everything', () => {
    expect(readView(parseViewSearch({}), now)).toEqual({
      date: '2026-11-23',
      departments: [],
      doctors: [],
      statuses: [],
      q: '',
      appointment: undefined,
      suggestion: undefined,
      offer: undefined,
      away: undefined,
      awayFrom: undefined,
      awayTo: undefined,
      gaps: false,
      within: 'week',
      sort: 'start',
    });
  });

  test('what is written is read back', () => {
    const view = {
      date: '2026-12-01',
      departments: ['a', 'b'],
      doctors: ['c'],
      statuses: ['booked'],
      q: 'mül',
      appointment: 'x',
      suggestion: 'y',
      offer: 'z',
      away: 'd',
      awayFrom: '2026-12-01T12:00:00Z',
      awayTo: '2026-12-01T17:00:00Z',
      gaps: true,
      within: 'month' as const,
      sort: '-patient' as const,
    };
    expect(readView(parseViewSearch(writeView(view, now)), now)).toEqual(view);
  });

  test.each(['2026-13-01', '2026-02-30', 'tomorrow', 7])('the date %s is no date and means today', (date) => {
    expect(readView(parseViewSearch({ date }), now).date).toBe('2026-11-23');
  });

  test('an order that the list cannot have is the usual one', () => {
    expect(readView(parseViewSearch({ sort: '-mrn', within: 'year' }), now)).toMatchObject({
      sort: 'start',
      within: 'week',
    });
  });

  test('today is not written, so that the link is still today tomorrow', () => {
    expect(writeView(readView({}, now), now).date).toBeUndefined();
  });
});
