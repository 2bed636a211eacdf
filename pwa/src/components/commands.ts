import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useEffect } from 'react';
import { store } from '@/lib/store';
import { useLatest } from '@/lib/useLatest';

interface Command {
  /** By which it is found in quick find, while something on the page performs it. */
  name?: MessageDescriptor;
  /** `Alt+ArrowUp`; `Mod` is Ctrl, on a Mac Command. What does the same stands side by side. */
  keys?: readonly string[];
  /** Where the keys do something, and what: the list of keys says it. */
  place?: 'everywhere' | 'calendar' | 'mouse' | 'month';
  does?: MessageDescriptor;
}

/** Everything that a key does, or that is found by its name: listeners, hints and lists ask nobody else. */
const COMMANDS = {
  find: { keys: ['Mod+K'], place: 'everywhere', does: msg`Find a patient, a doctor, a day, a command` },
  keys: { name: msg`Keys`, keys: ['?'], place: 'everywhere', does: msg`Show this list` },
  close: { keys: ['Escape'], place: 'everywhere', does: msg`Close what is open` },
  book: {
    name: msg`New appointment`,
    keys: ['N'],
    place: 'calendar',
    does: msg`New appointment, at the time where you are`,
  },
  walk: {
    keys: ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'],
    place: 'calendar',
    does: msg`Walk through appointments and times`,
  },
  walkToEnd: { keys: ['Home', 'End'], place: 'calendar', does: msg`To the first or last of the column` },
  open: { keys: ['Enter'], place: 'calendar', does: msg`Open, or book an empty time` },
  editInPlace: { keys: ['F2'], place: 'calendar', does: msg`Edit in place` },
  move: {
    keys: ['Alt+ArrowUp', 'Alt+ArrowDown', 'Alt+ArrowLeft', 'Alt+ArrowRight'],
    place: 'calendar',
    does: msg`Move; let go to save, Esc takes it back`,
  },
  resizeEnd: {
    keys: ['Shift+ArrowUp', 'Shift+ArrowDown'],
    place: 'calendar',
    does: msg`Make longer or shorter: the end`,
  },
  resizeStart: {
    keys: ['Alt+Shift+ArrowUp', 'Alt+Shift+ArrowDown'],
    place: 'calendar',
    does: msg`Make longer or shorter: the beginning`,
  },
  copy: { keys: ['C'], place: 'calendar', does: msg`Copy: arrows place it, Enter books it` },
  select: {
    keys: ['X'],
    place: 'calendar',
    does: msg`Select, or select no longer; then Tab to what can be done`,
  },
  selectColumn: { keys: ['Mod+A'], place: 'calendar', does: msg`Select the whole column` },
  dragCopy: { keys: ['Alt+drag'], place: 'mouse', does: msg`Book a copy there` },
  selectMore: { keys: ['Mod+click'], place: 'mouse', does: msg`Select several; with Shift, all in between` },
  selectRound: {
    keys: ['Mod+drag'],
    place: 'mouse',
    does: msg`Draw round those to select, from empty time`,
  },
  turnMonth: { keys: ['PageUp', 'PageDown'], place: 'month', does: msg`The month before, the month after` },
  openDay: { keys: ['Enter'], place: 'month', does: msg`Open the day` },
  lightColours: { name: msg`Light colours` },
  darkColours: { name: msg`Dark colours` },
  roomier: { name: msg`Roomier calendar` },
  denser: { name: msg`Denser calendar` },
  signOut: { name: msg`Sign out` },
} satisfies Record<string, Command>;

export type CommandId = keyof typeof COMMANDS;

export const commands = Object.entries(COMMANDS) as [CommandId, Command][];

const keysOf = (id: CommandId): readonly string[] => (COMMANDS[id] as Command).keys ?? [];

/** The commands' keys as `aria-keyshortcuts` has them. */
export function ariaKeys(...ids: CommandId[]): string {
  return ids.flatMap(keysOf).join(' ').replaceAll('Mod', 'Control');
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether a press is one of the command's keys. Which letters and signs need Shift differs by keyboard. */
export function isPressed(id: CommandId, { key, ctrlKey, metaKey, altKey, shiftKey }: Press): boolean {
  return keysOf(id).some((keys) => {
    const parts = keys.split('+');
    const sign = parts.length === 1 && keys.length === 1;
    return (
      parts.at(-1)?.toLowerCase() === key.toLowerCase() &&
      parts.includes('Mod') === (ctrlKey || metaKey) &&
      parts.includes('Alt') === altKey &&
      (sign || parts.includes('Shift') === shiftKey)
    );
  });
}

/** What the page that is open does for a command. */
export const performers = store<Partial<Record<CommandId, () => void>>>({});

const TYPING = 'input, select, textarea, [contenteditable], dialog';

/** Performs a command as long as it is shown: at its keys, except where people type, and when it is found by name. */
export function useCommand(id: CommandId, perform: (() => void) | undefined): void {
  const latest = useLatest(perform);
  const performs = perform !== undefined;
  useEffect(() => {
    if (!performs) return;
    const run = () => latest.current?.();
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isPressed(id, event)) return;
      const types = !event.ctrlKey && !event.metaKey;
      if (types && (event.target as Element).closest(TYPING)) return;
      event.preventDefault();
      // What a dialog asks comes first.
      if (types || !document.querySelector('dialog[open]')) run();
    };
    performers.set((now) => ({ ...now, [id]: run }));
    addEventListener('keydown', pressed);
    return () => {
      performers.set(({ [id]: _gone, ...others }) => others);
      removeEventListener('keydown', pressed);
    };
  }, [id, performs, latest]);
}
