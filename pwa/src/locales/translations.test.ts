import { describe, expect, test } from 'vitest';
import { entriesOf, faultOf } from '../../scripts/translations.mjs';

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
    ].join('\n\n');
    expect(entriesOf(catalogue)).toEqual([
      ['Say “{0}”', 'Sag "{0}"'],
      ['one two', 'eins zwei'],
      ['Save', ''],
    ]);
  });
});
