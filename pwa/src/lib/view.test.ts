import { describe, expect, test } from 'vitest';
import { parseViewSearch, readView, writeView } from './view';

const A = '0199b6a0-0000-7000-8000-000000000001';
const B = '0199b6a0-0000-7000-8000-00000000000B';
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
      departments: [A, B],
      doctors: [A],
      statuses: ['booked'],
      q: 'mül',
      appointment: A,
      suggestion: A,
      offer: B,
      away: A,
      awayFrom: '2026-12-01T12:00:00Z',
      awayTo: '2026-12-01T17:00:00Z',
      gaps: true,
      within: 'month' as const,
      sort: '-patient' as const,
    };
    expect(readView({ ...parseViewSearch(writeView(view, now)), q: 'mül' }, now)).toEqual(view);
  });

  test.each([
    [{ status: 'foo' }, {}],
    [{ status: 'foo,booked,entered-in-error' }, { status: 'booked' }],
    [{ department: '\0' }, {}],
    [{ department: `${A},x,,${B}` }, { department: `${A},${B}` }],
    [{ doctor: `${A},`.repeat(101) }, {}],
    [{ doctor: 'chen', appointment: 'x', suggestion: '1', offer: ' ', away: `${A}0` }, {}],
    [{ awayFrom: 'soon', awayTo: '9999-12-31T00:00:00Z' }, {}],
    [{ q: 'Müller' }, {}],
    [{ gaps: 'all', within: 'year', sort: '--start' }, {}],
    [{ page: '7', date: ['2026-11-23'] }, {}],
  ])('of %j it reads %j', (search, read) => {
    expect(parseViewSearch(search)).toEqual(read);
  });

  test.each([
    '2026-13-01',
    '2026-02-30',
    '1850-01-01',
    '1900-12-31',
    '2200-01-01',
    '9999-12-31',
    'tomorrow',
    7,
  ])('the date %s is no date and means today', (date) => {
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
