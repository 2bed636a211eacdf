import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Appointment } from '@/api/model';
import { clearSelection, selecting, selection } from '@/components/selection';
import { chooseDensity } from '@/lib/density';
import { MINUTE } from '@/lib/zone';
import { book, doctor } from '@/testing/appointments';
import { suggested } from '@/testing/overbooking';
import { busyOf, type Column, inTheWay, loadOf } from './column';
import { Grid } from './Grid';
import { SMALLEST_TARGET } from './suggestionStrip';
import type { Editor } from './useInline';

const DAY = '2026-11-23';
const origin = Date.parse(`${DAY}T08:00:00Z`);

function column(id: string, name: string, items: Appointment[], busy: Column['busy'] = []): Column {
  return {
    busy,
    key: id,
    doctor: doctor(id, name),
    day: DAY,
    name,
    note: 'Neurology',
    colour: '#2f6fb3',
    origin,
    items,
    open: [{ start: origin, end: origin + 9 * 60 * MINUTE }],
    off: [],
    load: 0.5,
  };
}

const hanna = book('h', '09:00', '10:00', { name: 'Müller, Hanna' });
const kwame = book('k', '09:00', '10:00', { name: 'Osei, Kwame', overbooked: true });
const ivan = book('i', '10:00', '11:00', { name: 'Petrov, Ivan', status: 'noshow' });
const columns = [column('chen', 'Dr. Chen', [hanna, kwame, ivan]), column('diaz', 'Dr. Diaz', [])];

function grid(more: Partial<Parameters<typeof Grid>[0]> = {}) {
  const seen = {
    onOpen: vi.fn(),
    onDrop: vi.fn(),
    onCreate: vi.fn(),
    onCopy: vi.fn(),
    onSuggestion: vi.fn(),
    onBackfill: vi.fn(),
  };
  render(
    <I18nProvider i18n={i18n}>
      <Grid
        label="Appointments"
        columns={columns}
        hours={{ from: 8, to: 17 }}
        selected={undefined}
        matching={null}
        draft={null}
        editor={() => null}
        maySelect
        {...seen}
        {...more}
      />
    </I18nProvider>,
  );
  return seen;
}

const tabStops = () => [...document.querySelectorAll('button')].filter((button) => button.tabIndex === 0);
const event = (name: RegExp) => screen.getByRole('button', { name });

describe('the grid', () => {
  test('time that others take is shown as taken, without a name, and cannot be opened, moved or reached', () => {
    const chen = doctor('chen', 'Dr. Chen');
    const times = [
      { doctor: chen, department: chen.department, start: `${DAY}T09:00:00Z`, end: `${DAY}T10:00:00Z` },
      {
        doctor: doctor('diaz', 'Dr. Diaz'),
        department: chen.department,
        start: `${DAY}T09:00:00Z`,
        end: `${DAY}T10:00:00Z`,
      },
    ];
    const whole = column('chen', 'Dr. Chen', [hanna], busyOf(times, 'chen'));
    grid({ columns: [whole] });
    const block = screen.getByRole('img', { name: /^Busy, 09:00/ });
    expect(block.textContent).toBe('');
    expect(block.dataset.appointment).toBeUndefined();
    expect(block.tabIndex).toBe(-1);
    expect(block.style.width).toBe(event(/Müller/).style.width);
    expect(inTheWay(whole, { start: origin + 90 * MINUTE, end: origin + 100 * MINUTE })).toBeDefined();
    expect(loadOf([{ ...whole, items: [] }])).toBeCloseTo(1 / 9);
  });

  test('an appointment says who, when, with whom and in what state', () => {
    grid();
    event(/^Müller, Hanna, 09:00 – 10:00, Dr. Chen, Booked$/);
    event(/^Osei, Kwame, .*, overbooked$/);
    event(/^Petrov, Ivan, .*, No-show$/);
  });

  test('has one tab stop, which follows the arrows', async () => {
    grid();
    expect(tabStops()).toHaveLength(1);
    await userEvent.tab();
    await userEvent.keyboard('{Home}');
    expect(document.activeElement).toBe(event(/Müller/));
    await userEvent.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(event(/Osei/));
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(event(/Petrov/));
    await userEvent.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(event(/Dr. Diaz, 10:00, free/));
    expect(tabStops()).toHaveLength(1);
  });

  test('Alt and arrows move when the key is let go', async () => {
    const { onDrop } = grid();
    event(/Müller/).focus();
    const user = userEvent.setup();
    await user.keyboard('{Alt>}{ArrowDown}{ArrowDown}{ArrowRight}');
    expect(onDrop).not.toHaveBeenCalled();
    await user.keyboard('{/Alt}');
    expect(onDrop).toHaveBeenCalledExactlyOnceWith(hanna, {
      column: 1,
      start: 90 * MINUTE,
      end: 150 * MINUTE,
    });
  });

  test('Shift and arrows change the length', async () => {
    const { onDrop } = grid();
    event(/Müller/).focus();
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(onDrop).toHaveBeenCalledExactlyOnceWith(hanna, {
      column: 0,
      start: 60 * MINUTE,
      end: 135 * MINUTE,
    });
  });

  test('Alt, Shift and arrows move the beginning and keep the end', async () => {
    const { onDrop } = grid();
    event(/Petrov/).focus();
    event(/Müller/).focus();
    await userEvent.keyboard('{Alt>}{Shift>}{ArrowUp}{ArrowUp}{/Shift}{/Alt}');
    expect(onDrop).toHaveBeenCalledExactlyOnceWith(hanna, {
      column: 0,
      start: 30 * MINUTE,
      end: 120 * MINUTE,
    });
  });

  describe('a copy', () => {
    test('C takes it to the next free time, arrows place it without a key held, Enter books it', async () => {
      const { onCopy, onDrop, onOpen } = grid();
      event(/Müller/).focus();
      await userEvent.keyboard('c');
      // The no-show's time is free again.
      expect(document.querySelector('[data-ghost=hand][data-copy]')?.textContent).toContain('10:00 – 11:00');
      await userEvent.keyboard('{ArrowDown}{ArrowRight}{Enter}');
      expect(onCopy).toHaveBeenCalledExactlyOnceWith(hanna, {
        column: 1,
        start: 135 * MINUTE,
        end: 195 * MINUTE,
      });
      expect(onDrop).not.toHaveBeenCalled();
      expect(onOpen).not.toHaveBeenCalled();
    });

    test('of what is over, too; Escape and going elsewhere give it up', async () => {
      const { onCopy } = grid();
      event(/Petrov/).focus();
      await userEvent.keyboard('c{ArrowDown}{Escape}{Enter}');
      expect(document.querySelector('[data-ghost]')).toBeNull();
      event(/Petrov/).focus();
      await userEvent.keyboard('c');
      act(() => event(/Müller/).focus());
      expect(document.querySelector('[data-ghost]')).toBeNull();
      expect(onCopy).not.toHaveBeenCalled();
    });

    const drag = (from: HTMLElement, held: Partial<PointerEventInit>) => {
      const at = { bubbles: true, isPrimary: true, pointerId: 1, pointerType: 'mouse', button: 0 };
      const fire = (type: string, on: EventTarget, x: number, y: number, keys = held) =>
        act(() => on.dispatchEvent(new PointerEvent(type, { ...at, clientX: x, clientY: y, ...keys })));
      fire('pointerdown', from, 60, 100);
      fire('pointermove', window, 60, 130);
      fire('pointermove', window, 60, 190);
      return { drop: (keys = held) => fire('pointerup', window, 60, 190, keys) };
    };

    test('is what Alt makes of a drag, and the pointer says so', () => {
      const { onCopy, onDrop } = grid();
      const dragging = drag(event(/Müller/), { altKey: true });
      screen.getByText('Copy');
      dragging.drop();
      expect(onCopy).toHaveBeenCalledOnce();
      expect(onDrop).not.toHaveBeenCalled();
    });

    test('let go of, Alt makes a move of it again', () => {
      const { onCopy, onDrop } = grid();
      const dragging = drag(event(/Müller/), { altKey: true });
      act(() => void window.dispatchEvent(new KeyboardEvent('keyup', { key: 'Alt' })));
      expect(screen.queryByText('Copy')).toBeNull();
      dragging.drop({});
      expect(onDrop).toHaveBeenCalledOnce();
      expect(onCopy).not.toHaveBeenCalled();
    });
  });

  describe('several at once', () => {
    afterEach(clearSelection);
    const chosen = () => [...selection.get().keys()].sort();

    test('a press with Ctrl picks and opens nothing, again it lets go; Shift takes all in between', async () => {
      const { onOpen } = grid();
      const user = userEvent.setup();
      await user.keyboard('{Control>}');
      await user.click(event(/Müller/));
      expect(chosen()).toEqual(['h']);
      expect(event(/^Müller.*, selected$/).className).toContain('event-picked');
      await user.click(event(/Müller/));
      expect(chosen()).toEqual([]);
      await user.click(event(/Müller/));
      await user.keyboard('{/Control}{Shift>}');
      await user.click(event(/Petrov/));
      await user.keyboard('{/Shift}');
      expect(chosen()).toEqual(['h', 'i', 'k']);
      expect(onOpen).not.toHaveBeenCalled();
    });

    test('X and Ctrl Space pick where the keyboard is, Ctrl A the column, Escape lets go of all', async () => {
      const { onOpen } = grid();
      event(/Müller/).focus();
      await userEvent.keyboard('x');
      event(/Petrov/).focus();
      await userEvent.keyboard('{Control>} {/Control}');
      expect(chosen()).toEqual(['h', 'i']);
      await userEvent.keyboard('{Control>}a{/Control}');
      expect(chosen()).toEqual(['h', 'i', 'k']);
      await userEvent.keyboard('{Escape}');
      expect(chosen()).toEqual([]);
      expect(onOpen).not.toHaveBeenCalled();
    });

    test('never what a filter leaves out, by Ctrl A or with Shift', async () => {
      grid({ matching: new Set(['h', 'i']) });
      event(/Müller/).focus();
      await userEvent.keyboard('{Control>}a{/Control}');
      expect(chosen()).toEqual(['h', 'i']);
      act(clearSelection);
      const user = userEvent.setup();
      await user.keyboard('{Control>}');
      await user.click(event(/Müller/));
      await user.keyboard('{/Control}{Shift>}');
      await user.click(event(/Petrov/));
      await user.keyboard('{/Shift}');
      expect(chosen()).toEqual(['h', 'i']);
    });

    test('while a press picks, none opens or books', async () => {
      selecting.set(true);
      const { onOpen, onCreate } = grid();
      await userEvent.click(event(/Müller/));
      await userEvent.click(document.querySelector('[data-column=diaz]') as Element);
      expect(chosen()).toEqual(['h']);
      expect(onOpen).not.toHaveBeenCalled();
      expect(onCreate).not.toHaveBeenCalled();
    });

    test('not by those who may not', async () => {
      const { onOpen } = grid({ maySelect: false });
      const user = userEvent.setup();
      await user.keyboard('{Control>}');
      await user.click(event(/Müller/));
      expect(chosen()).toEqual([]);
      expect(onOpen).toHaveBeenCalledOnce();
    });

    test('a hold is nothing to pick', async () => {
      const { patient: _nobody, ...hold } = book('x', '11:00', '12:00', { hold: true, status: 'pending' });
      grid({ columns: [column('chen', 'Dr. Chen', [hold])] });
      event(/^Held/).focus();
      await userEvent.keyboard('x');
      expect(chosen()).toEqual([]);
    });
  });

  test('time off says that it is that, and why', () => {
    const off = [{ start: origin, end: origin + 2 * 60 * MINUTE, reason: 'Congress' }];
    grid({ columns: [{ ...column('chen', 'Dr. Chen', []), off }] });
    screen.getByText('Away: Congress');
  });

  test('the head of a doctor’s column leads to what can be done about the day', async () => {
    const menu = { onOnly: vi.fn(), onWeek: vi.fn(), onAway: vi.fn(), maySelect: true };
    grid({ menu });
    // One more stop for all heads: that of the column where the keyboard is.
    expect(tabStops()).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: /^Dr. Chen Neurology/ }));
    await userEvent.click(await screen.findByRole('button', { name: /Dr. Chen is away…/ }));
    expect(menu.onAway).toHaveBeenCalledExactlyOnceWith(columns[0]?.doctor, DAY);
  });

  test('Escape takes a move back', async () => {
    const { onDrop } = grid();
    event(/Müller/).focus();
    await userEvent.keyboard('{Alt>}{ArrowDown}{Escape}{/Alt}');
    expect(onDrop).not.toHaveBeenCalled();
  });

  test('what is over does not move', async () => {
    const { onDrop } = grid();
    event(/Petrov/).focus();
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(onDrop).not.toHaveBeenCalled();
  });

  test('Enter opens an appointment and books empty time, N books after it', async () => {
    const { onOpen, onCreate } = grid();
    event(/Petrov/).focus();
    await userEvent.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('i');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(onCreate).toHaveBeenLastCalledWith({ column: 0, start: 180 * MINUTE, end: 210 * MINUTE }, true);
    event(/Müller/).focus();
    await userEvent.keyboard('n');
    expect(onCreate).toHaveBeenLastCalledWith({ column: 0, start: 120 * MINUTE, end: 150 * MINUTE }, true);
  });

  test('N on an appointment proposes the next free time of the doctor, not one that is taken', async () => {
    const next = book('x', '10:15', '11:00', { name: 'After, Ann' });
    const last = book('y', '11:00', '11:40', { name: 'Last, Lea' });
    const { onCreate } = grid({ columns: [column('chen', 'Dr. Chen', [hanna, next, last])] });
    event(/Müller/).focus();
    await userEvent.keyboard('n');
    expect(onCreate).toHaveBeenLastCalledWith({ column: 0, start: 225 * MINUTE, end: 255 * MINUTE }, true);
  });

  test('N where the doctor has no time left that day proposes none: one is looked for', async () => {
    const rest = book('x', '10:15', '19:00', { name: 'Long, Lea' });
    const { onCreate } = grid({ columns: [column('chen', 'Dr. Chen', [hanna, rest])] });
    event(/Müller/).focus();
    await userEvent.keyboard('n');
    expect(onCreate).toHaveBeenLastCalledWith({ column: 0 }, true);
  });

  test('F2 and a double click edit in place; it gives the focus back', async () => {
    const editor: Editor = (item, { onLeave, onDone }) => (
      <button
        type="button"
        onClick={() => {
          onLeave();
          onDone();
        }}
      >
        Editing {item.id}
      </button>
    );
    const { onOpen } = grid({ editor });
    event(/Müller/).focus();
    await userEvent.keyboard('{F2}');
    await userEvent.click(event(/Editing h/));
    expect(document.activeElement).toBe(event(/Müller/));
    await userEvent.dblClick(event(/Osei/));
    event(/Editing k/);
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('k');
  });

  test('what the filter leaves out keeps its time but not its name', () => {
    grid({ matching: new Set(['k']) });
    expect(screen.queryByText('Müller, Hanna')).toBeNull();
    event(/Osei/);
    expect(document.querySelectorAll('.event-filtered')).toHaveLength(2);
  });

  test.each([['h'], ['i'], ['k'], []])(
    'a filter that leaves %s leaves a tab stop that can be reached',
    async (...left) => {
      grid({ matching: new Set(left) });
      expect(tabStops()).toHaveLength(1);
      await userEvent.tab();
      expect(document.querySelector('[role=group]')?.contains(document.activeElement)).toBe(true);
      await userEvent.keyboard('{Home}');
      const names = left.map((id) => columns[0]?.items.find((item) => item.id === id)?.patient?.name);
      expect(document.activeElement?.getAttribute('aria-label')).toContain(names[0] ?? 'Dr. Chen, 08:00');
      expect(tabStops()).toHaveLength(1);
    },
  );

  test('a filter that takes away what had the focus leaves a tab stop where it was', async () => {
    const shown = (matching: ReadonlySet<string> | null) => (
      <I18nProvider i18n={i18n}>
        <Grid
          label="Appointments"
          columns={columns}
          hours={{ from: 8, to: 17 }}
          selected={undefined}
          matching={matching}
          draft={null}
          editor={() => null}
          onOpen={() => {}}
          onDrop={undefined}
          onCreate={undefined}
        />
      </I18nProvider>
    );
    const { rerender } = render(shown(null));
    act(() => event(/Müller/).focus());
    rerender(shown(new Set(['i'])));
    expect(tabStops()).toEqual([event(/Dr. Chen, 09:00/)]);
  });

  test('those who may not book only read', async () => {
    grid({ onDrop: undefined, onCreate: undefined });
    event(/Müller/).focus();
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}n{F2}');
    expect(document.querySelector('[data-inline]')).toBeNull();
    expect(document.querySelector('[data-ghost]')).toBeNull();
  });

  describe('with a suggestion and a gap', () => {
    // A phone's.
    beforeEach(() => void vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(390));
    const room = suggested('s', '10:00', '11:00', { doctorId: 'chen' });
    const gap = { id: 'gap 1', doctorId: 'chen', start: `${DAY}T11:00:00Z`, end: `${DAY}T12:00:00Z` };
    const soft = [{ ...column('chen', 'Dr. Chen', [hanna, ivan]), suggestions: [room], gaps: [gap] }];

    test('a suggestion is plainly no booking, and what shares its time makes room', () => {
      grid({ columns: soft });
      const strip = event(/^Suggestion: space for one more, 10:00 – 11:00, Dr. Chen$/);
      expect(strip.dataset.appointment).toBeUndefined();
      expect(strip.className).toContain('soft');
      expect(event(/Petrov/).style.width).not.toBe(event(/Müller/).style.width);
    });

    describe('can be pressed with a finger', () => {
      const at = (time: string) => `${DAY}T${time}:00Z`;
      const quarter = { id: 'gap 2', doctorId: 'chen', start: at('10:00'), end: at('10:15') };
      const before = book('b', '09:00', '10:00', { name: 'Before, Bea' });
      const after = book('n', '10:15', '11:00', { name: 'After, Ann' });
      const shown = (more: Partial<Column>) =>
        grid({ columns: [{ ...column('chen', 'Dr. Chen', [before, after]), ...more }] });
      const strip = () => event(/^Suggestion/);
      const block = () => event(/^Backfill/).closest('.gap-free') as HTMLElement;
      /** From where to where something is drawn. */
      const [top, height] = ['top', 'height'].map(
        (side) => (element: HTMLElement) => Number.parseFloat(element.style[side as 'top']),
      ) as [(element: HTMLElement) => number, (element: HTMLElement) => number];
      const bottom = (element: HTMLElement) => top(element) + height(element);
      /** What is kept free at the right of something, and how many share the rest. */
      const shares = (element: HTMLElement) =>
        element.style.width
          .match(/100% - (\d+)px\) \/ (\d)/)
          ?.slice(1)
          .map(Number) ?? [];
      afterEach(() => chooseDensity('roomy'));

      test.each(['roomy', 'dense'] as const)(
        'a gap of a quarter of an hour, however %s the day',
        (chosen) => {
          chooseDensity(chosen);
          shown({ gaps: [quarter] });
          expect(height(block())).toBeGreaterThanOrEqual(SMALLEST_TARGET);
          // Nothing of it is over its neighbours.
          expect(top(block())).toBeGreaterThanOrEqual(bottom(event(/^Before/)));
          expect(bottom(block())).toBeLessThanOrEqual(top(event(/^After/)));
          expect(event(/^Backfill/).className).toContain('max-h-full');
        },
      );

      test.each(['roomy', 'dense'] as const)(
        'a short suggestion, for which what follows makes room, too: %s',
        (chosen) => {
          chooseDensity(chosen);
          shown({ suggestions: [suggested('s', '09:55', '10:05', { doctorId: 'chen' })] });
          expect(height(strip())).toBeGreaterThanOrEqual(SMALLEST_TARGET);
          expect(bottom(strip())).toBeGreaterThan(top(event(/^After/)));
          const kept = Number.parseFloat(strip().style.right) + Number.parseFloat(strip().style.width);
          for (const name of [/^Before/, /^After/])
            expect(shares(event(name))[0]).toBeGreaterThanOrEqual(kept);
        },
      );

      test('a gap and a suggestion at one time, side by side', () => {
        shown({ gaps: [quarter], suggestions: [suggested('s', '10:00', '10:15', { doctorId: 'chen' })] });
        const kept = Number.parseFloat(strip().style.right) + Number.parseFloat(strip().style.width);
        expect(shares(block())[0]).toBeGreaterThanOrEqual(kept);
      });

      test('two suggestions at one time', () => {
        const suggestions = ['s', 'z'].map((id) => suggested(id, '09:00', '10:00', { doctorId: 'chen' }));
        shown({ suggestions });
        const [first, second] = screen.getAllByRole('button', { name: /^Suggestion/ });
        for (const one of [first, second])
          expect(Number.parseFloat(one?.style.width ?? '')).toBeGreaterThanOrEqual(SMALLEST_TARGET);
      });

      test('a gap in the time of somebody who did not come, beside them', () => {
        const missed = book('m', '10:00', '10:15', { name: 'Missed, Max', status: 'noshow' });
        grid({ columns: [{ ...column('chen', 'Dr. Chen', [before, missed]), gaps: [quarter] }] });
        expect(shares(block())[1]).toBe(2);
        expect(shares(event(/^Missed/))[1]).toBe(2);
        expect(block().style.left).not.toBe(event(/^Missed/).style.left);
      });
    });

    test('a press opens the suggestion and offers the gap, and books nothing', async () => {
      const { onSuggestion, onBackfill, onCreate, onOpen } = grid({ columns: soft });
      await userEvent.click(event(/^Suggestion/));
      expect(onSuggestion).toHaveBeenCalledExactlyOnceWith('s');
      await userEvent.click(event(/^Backfill 11:00 – 12:00, Dr. Chen$/));
      expect(onBackfill).toHaveBeenCalledExactlyOnceWith(gap);
      expect(onCreate).not.toHaveBeenCalled();
      expect(onOpen).not.toHaveBeenCalled();
    });

    test('the arrows reach both, and Enter does what a press does', async () => {
      const { onSuggestion, onBackfill } = grid({ columns: soft });
      expect(tabStops()).toHaveLength(1);
      await userEvent.tab();
      await userEvent.keyboard('{Home}{ArrowDown}{ArrowRight}');
      expect(document.activeElement).toBe(event(/^Suggestion/));
      await userEvent.keyboard('{Enter}');
      expect(onSuggestion).toHaveBeenCalledExactlyOnceWith('s');
      await userEvent.keyboard('{ArrowDown}');
      expect(document.activeElement).toBe(event(/^Backfill/));
      await userEvent.keyboard('{Enter}');
      expect(onBackfill).toHaveBeenCalledExactlyOnceWith(gap);
      expect(tabStops()).toHaveLength(1);
    });
  });

  test('a hold says what it is: offered to how many, until when; it cannot be moved', async () => {
    const hold = book('x', '11:00', '12:00', { hold: true, status: 'pending' });
    const { patient: _nobody, ...item } = hold;
    const held = [{ id: 'x', asked: 3, until: `${DAY}T10:40:00Z` }];
    const { onDrop, onOpen } = grid({ columns: [{ ...column('chen', 'Dr. Chen', [item]), held }] });
    const block = event(/^Held, 11:00 – 12:00, Dr. Chen, offered to 3, until 10:40, Held$/);
    block.focus();
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(onDrop).not.toHaveBeenCalled();
    await userEvent.click(block);
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('x');
  });

  test('what is over without an answer asks whether they came, not by colour alone', () => {
    const asked = book('q', '09:00', '10:00', { name: 'Quiroga, Luz', noShowProposed: true });
    grid({ columns: [column('chen', 'Dr. Chen', [asked])] });
    expect(event(/^Quiroga, Luz, .*, attendance not recorded$/).textContent).toContain('?');
  });

  test('a late cancellation is said where it is shown', () => {
    const late = book('l', '09:00', '10:00', { status: 'cancelled', cancelledLate: true });
    grid({ columns: [column('chen', 'Dr. Chen', [late])] });
    event(/, Cancelled late$/);
  });
});
