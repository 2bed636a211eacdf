import { afterEach, describe, expect, test } from 'vitest';
import { figure, firstWeekday, inOrder, language, percent, preferred } from './locale';
import { daySpan, longDay, moment, monthName, shortDay, shortMonth, startOfWeek, weekdayName } from './zone';

afterEach(() => language.set('en'));

describe('the language of whoever opens the app', () => {
  test.each([
    ['de', ['en-GB'], 'de', 'what was chosen here comes first'],
    [null, ['de-AT', 'en'], 'de', 'else the browser’s first, whatever its country'],
    [null, ['fr-FR', 'pl', 'DE', 'en'], 'de', 'else the first of its languages that the app speaks'],
    [null, ['fr-FR', 'pl'], 'en', 'else English'],
    [null, [], 'en', 'also where the browser says nothing'],
    ['xx', ['de'], 'de', 'a choice that is none is passed over'],
    ['toString', ['de'], 'de', 'whatever its name'],
  ] as [string | null, string[], string, string][])(
    'chosen %s, asked for %j: %s (%s)',
    (chosen, wanted, expected) => {
      expect(preferred(chosen, wanted)).toBe(expected);
    },
  );
});

describe('in German', () => {
  test('days and months are named as Germans name them', () => {
    language.set('de');
    expect(longDay('2026-11-23')).toBe('Montag, 23. November');
    expect(shortDay('2026-11-23')).toBe('Mo 23. Nov.');
    expect(weekdayName('2026-11-23')).toBe('Mo');
    expect(monthName('2027-03-01')).toBe('März 2027');
    expect(shortMonth('2027-03-01')).toBe('Mär');
    expect(daySpan('2026-11-30', '2026-12-06')).toMatch(/^30\. Nov\.\s–\s6\. Dez\.$/);
    expect(moment(Date.parse('2026-11-23T09:48:00Z'))).toBe('23. Nov. 2026, 09:48');
  });

  test('a comma parts the whole from the rest', () => {
    language.set('de');
    expect(figure(1204.5)).toBe('1.204,5');
    expect(percent(0.864, 1)).toBe('86,4\u00a0%');
  });
});

test('what was made for one language is not given to the other', () => {
  const spoken = (['en', 'de', 'en'] as const).map((each) => {
    language.set(each);
    return [longDay('2026-11-23'), figure(1204.5), percent(0.864)];
  });
  expect(spoken).toEqual([
    ['Monday, 23 November', '1,204.5', '86%'],
    ['Montag, 23. November', '1.204,5', '86\u00a0%'],
    ['Monday, 23 November', '1,204.5', '86%'],
  ]);
});

test('names are in the order in which they are looked up', () => {
  language.set('de');
  expect(['Zahn', 'Öffnung', 'Ambulanz 10', 'Ofen', 'Ärzte', 'Ambulanz 9'].sort(inOrder)).toEqual([
    'Ambulanz 9',
    'Ambulanz 10',
    'Ärzte',
    'Ofen',
    'Öffnung',
    'Zahn',
  ]);
});

describe('the first day of the week', () => {
  test.each([
    ['en-GB', 0],
    ['de-DE', 0],
    ['en-US', 6],
    ['ar-EG', 5],
  ])('in %s', (tag, first) => expect(firstWeekday(tag)).toBe(first));

  test('is Monday for both languages', () => {
    for (const each of ['en', 'de'] as const) {
      language.set(each);
      expect(startOfWeek('2026-11-22')).toBe('2026-11-16');
    }
  });
});
