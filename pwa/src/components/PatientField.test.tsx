import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import type { Patient } from '@/api/model';
import type { Newcomer } from '@/lib/findable';
import { json, show, strangersServer } from '@/testing/page';
import { PatientField } from './PatientField';

const person = (id: string, name: string): Patient => ({
  id,
  version: 0,
  mrn: `mrn-${id}`,
  name,
  active: true,
  confidential: false,
  identifiers: [],
});
const charlotte = person('charlotte', 'Maier, Charlotte');
const clara = person('clara', 'Maier, Clara');

interface Told {
  mayAdd: boolean;
  chosen: (name: string) => void;
  onNew: (begun: Newcomer) => void;
  sent: () => void;
  escaped: () => void;
}

function Form({ mayAdd, chosen, onNew, sent, escaped }: Told) {
  const [patient, setPatient] = useState<Patient | null>(null);
  const choose = (next: Patient | null) => {
    if (next) chosen(next.name);
    setPatient(next);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for the panel, which Escape closes.
    <div onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && escaped()}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          sent();
        }}
      >
        <PatientField chosen={patient} onChoose={choose} {...(mayAdd && { onNew })} />
        <button type="submit">Book</button>
      </form>
    </div>
  );
}

/** A form that chooses a patient; the server answers a text only once it is let. */
function form({ mayAdd = true } = {}) {
  const waiting = new Map<string, (answer: Response) => void>();
  const asked = strangersServer(
    ({ url }) => new Promise<Response>((answer) => waiting.set(url.searchParams.get('q') ?? '', answer)),
  );
  const told = { chosen: vi.fn(), onNew: vi.fn(), sent: vi.fn(), escaped: vi.fn() };
  show(<Form mayAdd={mayAdd} {...told} />);
  const answer = async (q: string, ...found: Patient[]) => {
    await waitFor(() => expect(waiting.has(q)).toBe(true));
    waiting.get(q)?.(json({ items: found, next: null, similar: false }));
  };
  const answerSimilar = async (q: string, ...found: Patient[]) => {
    await waitFor(() => expect(waiting.has(q)).toBe(true));
    waiting.get(q)?.(json({ items: found, next: null, similar: true }));
  };
  return { ...told, asked, answer, answerSimilar, field: screen.getByRole('combobox') };
}

const option = (name: RegExp) => screen.findByRole('option', { name });

describe('a patient is chosen', () => {
  test('only from the answer to what is typed, however fast Enter follows', async () => {
    const { field, answer, chosen, onNew, sent } = form();
    await userEvent.type(field, 'Maier, C');
    await answer('Maier, C', charlotte, clara);
    await option(/Charlotte/);
    await userEvent.type(field, 'lara{Enter}');
    expect(chosen).not.toHaveBeenCalled();
    await answer('Maier, Clara', clara);
    await waitFor(() => expect(screen.queryByRole('option', { name: /Charlotte/ })).toBeNull());
    expect(chosen).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(chosen.mock.calls).toEqual([['Maier, Clara']]);
    expect(onNew).not.toHaveBeenCalled();
    expect(sent).not.toHaveBeenCalled();
  });

  test('not from the answer before, as long as the server thinks, by keys or by a press', async () => {
    const { field, answer, asked, chosen, onNew, sent } = form();
    await userEvent.type(field, 'Maier, C');
    await answer('Maier, C', charlotte, clara);
    const before = await option(/Charlotte/);
    await userEvent.type(field, 'lara');
    await waitFor(() => expect(asked).toHaveLength(2));
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await userEvent.click(before);
    expect(chosen).not.toHaveBeenCalled();
    expect(onNew).not.toHaveBeenCalled();
    expect(sent).not.toHaveBeenCalled();
  });

  test('and Enter in a text that found nobody yet sends no form in which somebody else is meant', async () => {
    const { field, sent, chosen } = form({ mayAdd: false });
    await userEvent.type(field, 'M{Enter}aier{Enter}');
    expect(sent).not.toHaveBeenCalled();
    expect(chosen).not.toHaveBeenCalled();
  });

  test('by arrows, and Enter once more sends the form', async () => {
    const { field, answer, chosen, sent } = form();
    await userEvent.type(field, 'Maier');
    await answer('Maier', charlotte, clara);
    await option(/Charlotte/);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(chosen.mock.calls).toEqual([['Maier, Clara']]);
    await userEvent.keyboard('{Enter}');
    expect(sent).toHaveBeenCalledOnce();
  });
});

describe('a patient who is not found', () => {
  test('may be one whose name is like what was typed, which is said', async () => {
    const { field, answerSimilar } = form();
    await userEvent.type(field, 'Mayer');
    await answerSimilar('Mayer', clara);
    await option(/Maier, Clara.*Similar name.*mrn-clara/);
  });

  test.each([
    ['Nowak, Eva', /New patient “Nowak, Eva”/, { name: 'Nowak, Eva' }],
    ['14.03.1979', /New patient, born 14 Mar 1979/, { name: '', birthDate: '1979-03-14' }],
    ['14 Mar 1979', /New patient, born 14 Mar 1979/, { name: '', birthDate: '1979-03-14' }],
    ['4711', /New patient, MRN 4711/, { name: '', mrn: '4711' }],
    ['Nowak 4711', /New patient “Nowak”/, { name: 'Nowak', mrn: '4711' }],
  ])('is begun with what “%s” says, of which digits are no name', async (typed, label, begun) => {
    const { field, answer, onNew } = form();
    await userEvent.type(field, typed);
    await answer(typed);
    await userEvent.click(await option(label));
    expect(onNew.mock.calls).toEqual([[begun]]);
  });
});

describe('the list of patients', () => {
  const opened = async () => {
    const page = form();
    await userEvent.type(page.field, 'Maier');
    await page.answer('Maier', charlotte, clara);
    await option(/Charlotte/);
    return page;
  };

  test('Escape closes it and nothing around it; an arrow opens it again', async () => {
    const { field, escaped } = await opened();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryAllByRole('option')).toEqual([]);
    expect(field.getAttribute('aria-expanded')).toBe('false');
    expect(escaped).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    expect(escaped).toHaveBeenCalledOnce();
    await userEvent.keyboard('{ArrowDown}');
    expect(await screen.findAllByRole('option')).toHaveLength(3);
  });

  test('Tab leaves it, and chooses nobody', async () => {
    const { chosen } = await opened();
    await userEvent.tab();
    expect(screen.queryAllByRole('option')).toEqual([]);
    expect(chosen).not.toHaveBeenCalled();
    expect(document.activeElement?.textContent).toBe('Book');
  });

  test('brings the active line into view', async () => {
    const seen = vi.spyOn(HTMLElement.prototype, 'scrollIntoView');
    await opened();
    await userEvent.keyboard('{ArrowDown}');
    expect(seen.mock.contexts.at(-1)).toBe(await option(/Clara/));
  });
});
