import { i18n } from '@lingui/core';
import { describe, expect, test } from 'vitest';
import { offerWord } from '@/wording/offerWords';
import { speak, wordsOf } from '@/lib/words';
import { retiredIn } from '../../scripts/retired-words.mjs';
import { contradictions, entriesOf, faultOf } from '../../scripts/translations.mjs';

describe('a translation', () => {
  test.each([
    ['{who} is busy {time}.', '{who} ist {time} belegt.', undefined],
    ['Held until {time}', 'Freigehalten bis {zeit}', '{time} is missing and {zeit} is too much'],
    ['Sent to <0>{to}</0>.', 'Gesendet an {to}.', '<0> </0> is missing'],
    ['Save', ' ', 'nothing'],
    [
      '{n, plural, =0 {none} one {# day} other {# days}}',
      '{n, plural, =0 {keiner} one {# Tag} other {# Tage}}',
      undefined,
    ],
    [
      '{n, plural, one {# day} other {# days}}',
      '{n, plural, other {# Tage}}',
      '{n, plural, one} is missing',
    ],
    [
      '{n, plural, one {one of {all}} other {# of {all}}} left',
      'noch {n, plural, one {einer} other {#}}',
      '{all} is missing',
    ],
  ])('of “%s” as “%s”: %s', (source, translation, fault) =>
    expect(faultOf(source, translation)).toBe(fault),
  );

  test('is read from a catalogue with its sentence, also over several lines', () => {
    const catalogue = [
      'msgid ""\nmsgstr ""\n"Language: de\\n"',
      '#. placeholder {0}: name\nmsgid "Say “{0}”"\nmsgstr "Sag \\"{0}\\""',
      'msgid ""\n"one "\n"two"\nmsgstr ""\n"eins "\n"zwei"',
      'msgid "Save"\nmsgstr ""\n',
      'msgctxt "state"\nmsgid "Open"\nmsgstr "Offen"',
    ].join('\n\n');
    expect(entriesOf(catalogue)).toEqual([
      { context: '', source: 'Say “{0}”', translation: 'Sag "{0}"' },
      { context: '', source: 'one two', translation: 'eins zwei' },
      { context: '', source: 'Save', translation: '' },
      { context: 'state', source: 'Open', translation: 'Offen' },
    ]);
  });

  test('is the same in every catalogue, or its sentence has a context', () => {
    const button = 'msgid "Open"\nmsgstr "Öffnen"';
    const state = 'msgid "Open"\nmsgstr "Offen"';
    expect(contradictions({ many: button, find: button, waitlist: `msgctxt "state"\n${state}` })).toEqual([]);
    const [open, ...others] = contradictions({ many: button, find: button, waitlist: state });
    expect(others).toEqual([]);
    expect(open?.source).toBe('Open');
    expect([...(open?.translations ?? [])]).toEqual([
      ['Öffnen', ['many', 'find']],
      ['Offen', ['waitlist']],
    ]);
  });

  test('of a button and of a state that English calls the same are told apart, whatever is opened first', async () => {
    await speak('de');
    for (const part of ['waitlist', 'many', 'overbooking']) await wordsOf(part);
    // The one sentence of these parts that is said so.
    expect(Object.values(i18n.messages).flat()).toContain('Öffnen');
    expect(offerWord('open')).toBe('Offen');
    await speak('en');
  });
});

describe('a retired word', () => {
  test.each([
    ['Not now', ['Not now']],
    ['Somebody was telephoned just now', ['just now', 'Somebody', 'telephoned']],
    ['Until and with {day}', ['Until and with']],
    ['offered to {asked}, until {time}', []],
    ['First visit', []],
    ['Sent by e-mail', []],
  ])('in “%s”: %s', (sentence, words) =>
    expect(retiredIn(sentence).map(({ found }) => found)).toEqual(words),
  );

  test('comes with what to write instead', () =>
    expect(retiredIn('Let it in')).toEqual([{ found: 'Let it in', instead: '“Create”, “Enable”' }]));
});
