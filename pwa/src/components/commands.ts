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
  keys: { name: msg`Keyboard shortcuts`, keys: ['?'], place: 'everywhere', does: msg`Show this list` },
  close: { keys: ['Escape'], place: 'everywhere', does: msg`Close the open panel or dialog` },
  book: {
    name: msg`New appointment`,
    keys: ['N'],
    place: 'calendar',
    does: msg`New appointment at the current position`,
  },
  today: { name: msg`Go to today`, keys: ['T'], place: 'calendar', does: msg`Go to today` },
  goToDate: { name: msg`Choose a date`, keys: ['G'], place: 'calendar', does: msg`Choose a date` },
  previous: {
    name: msg`Previous day, week or month`,
    keys: ['K'],
    place: 'calendar',
    does: msg`Previous day, week or month`,
  },
  next: {
    name: msg`Next day, week or month`,
    keys: ['J'],
    place: 'calendar',
    does: msg`Next day, week or month`,
  },
  day: { name: msg`Day view`, keys: ['D'], place: 'calendar', does: msg`Day view` },
  week: { name: msg`Week view`, keys: ['W'], place: 'calendar', does: msg`Week view` },
  month: { name: msg`Month view`, keys: ['M'], place: 'calendar', does: msg`Month view` },
  list: { name: msg`List view`, keys: ['L'], place: 'calendar', does: msg`List view` },
  filter: { name: msg`Filter by department, doctor or status` },
  search: { name: msg`Search this view`, keys: ['/'], place: 'calendar', does: msg`Search this view` },
  walk: {
    keys: ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'],
    place: 'calendar',
    does: msg`Move between appointments and times`,
  },
  walkToEnd: { keys: ['Home', 'End'], place: 'calendar', does: msg`First or last in the column` },
  open: { keys: ['Enter'], place: 'calendar', does: msg`Open, or book an empty time` },
  editInPlace: { keys: ['F2'], place: 'calendar', does: msg`Edit in place` },
  move: {
    keys: ['Alt+ArrowUp', 'Alt+ArrowDown', 'Alt+ArrowLeft', 'Alt+ArrowRight'],
    place: 'calendar',
    does: msg`Move; release to save, Esc to undo`,
  },
  resizeEnd: {
    keys: ['Shift+ArrowUp', 'Shift+ArrowDown'],
    place: 'calendar',
    does: msg`Make longer or shorter at the end`,
  },
  resizeStart: {
    keys: ['Alt+Shift+ArrowUp', 'Alt+Shift+ArrowDown'],
    place: 'calendar',
    does: msg`Make longer or shorter at the start`,
  },
  copy: { keys: ['C'], place: 'calendar', does: msg`Copy: arrow keys to place it, Enter to book` },
  select: {
    keys: ['X'],
    place: 'calendar',
    does: msg`Select or deselect; then Tab to the actions`,
  },
  selectColumn: { keys: ['Mod+A'], place: 'calendar', does: msg`Select the whole column` },
  dragCopy: { keys: ['Alt+drag'], place: 'mouse', does: msg`Book a copy there` },
  selectMore: {
    keys: ['Mod+click'],
    place: 'mouse',
    does: msg`Select several; with Shift, everything in between`,
  },
  selectRound: {
    keys: ['Mod+drag'],
    place: 'mouse',
    does: msg`Drag from an empty time around the ones to select`,
  },
  turnMonth: { keys: ['PageUp', 'PageDown'], place: 'month', does: msg`Previous month, next month` },
  openDay: { keys: ['Enter'], place: 'month', does: msg`Open the day` },
  lightColours: { name: msg`Light mode` },
  darkColours: { name: msg`Dark mode` },
  roomier: { name: msg`Comfortable calendar` },
  denser: { name: msg`Compact calendar` },
  fitDay: { name: msg`Fit the day on the screen` },
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

const KEPT = 'single-keys';

/** Whether single letters and signs do anything outside the grid: who speaks to their device may not want them (WCAG 2.1.4). */
export const singleKeys = store(localStorage.getItem(KEPT) !== 'off');

export function switchSingleKeys(on: boolean): void {
  localStorage.setItem(KEPT, on ? 'on' : 'off');
  singleKeys.set(on);
}

const TYPING = 'input, select, textarea, [contenteditable], dialog, [role=dialog], [role=menu]';

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
      if (types && event.key.length === 1 && !singleKeys.get()) return;
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
