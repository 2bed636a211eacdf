import { expect, test } from 'vitest';
import { type CommandId, commands, isPressed } from './commands';

const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test.each<[CommandId, ReturnType<typeof press>, boolean]>([
  ['find', press('k', { ctrlKey: true }), true],
  ['find', press('K', { metaKey: true }), true],
  ['find', press('K', { ctrlKey: true, shiftKey: true }), false],
  ['find', press('k'), false],
  ['keys', press('?', { shiftKey: true }), true],
  ['book', press('n'), true],
  ['book', press('N', { shiftKey: true }), true],
  ['book', press('n', { ctrlKey: true }), false],
  ['resizeEnd', press('ArrowDown', { shiftKey: true }), true],
  ['resizeEnd', press('ArrowDown', { shiftKey: true, altKey: true }), false],
])('%s by %o: %s', (id, event, expected) => expect(isPressed(id, event)).toBe(expected));

test('a key means one thing in one place', () => {
  const taken = commands.flatMap(([, { place, keys = [] }]) => keys.map((key) => `${place} ${key}`));
  expect(taken).toEqual([...new Set(taken)]);
});
