import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { ComboField } from './ComboField';

const choices = [
  { id: 'card', name: 'Cardiology', note: 'any doctor' },
  { id: 'chen', name: 'Dr. Chen', note: 'Cardiology' },
  { id: 'mueller', name: 'Dr. Anna M\u00fcller', note: 'Urology' },
];

interface Seen {
  onChange: (id: string) => void;
  onEscape: () => void;
}

function Doctor({ onChange, onEscape }: Seen) {
  const [value, setValue] = useState('');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is around it listens to Escape.
    <div onKeyDown={({ key, defaultPrevented }) => key === 'Escape' && !defaultPrevented && onEscape()}>
      <ComboField
        label="Doctor"
        choices={choices}
        value={value}
        onChange={(id) => {
          onChange(id);
          setValue(id);
        }}
      />
    </div>
  );
}

function field(onEscape = vi.fn()) {
  const onChange = vi.fn();
  render(<Doctor onChange={onChange} onEscape={onEscape} />);
  return onChange;
}

const names = () => screen.queryAllByRole('option').map((option) => option.firstChild?.textContent);

describe('a field that chooses one of many', () => {
  test.each([
    ['mul', ['Dr. Anna M\u00fcller']],
    ['Dr Muller', ['Dr. Anna M\u00fcller']],
    ['card', ['Cardiology', 'Dr. Chen']],
    ['uro anna', ['Dr. Anna M\u00fcller']],
    ['xyz', ['No matches']],
  ])('%s finds %j: titles and accents do not matter', async (typed, found) => {
    field();
    await userEvent.type(screen.getByLabelText('Doctor'), typed);
    expect(names()).toEqual(found);
  });

  test('Enter takes what stands there now, however fast it was typed', async () => {
    const chosen = field();
    await userEvent.type(screen.getByLabelText('Doctor'), 'chen{Enter}');
    expect(chosen.mock.calls).toEqual([['chen']]);
    expect((screen.getByLabelText('Doctor') as HTMLInputElement).value).toBe('Dr. Chen');
  });

  test('nothing that fits is nothing chosen', async () => {
    const chosen = field();
    await userEvent.type(screen.getByLabelText('Doctor'), 'xyz{Enter}');
    expect(chosen).not.toHaveBeenCalled();
  });

  test('Escape closes the list and leaves all as it was; the next one is for what is around it', async () => {
    const around = vi.fn();
    const chosen = field(around);
    await userEvent.type(screen.getByLabelText('Doctor'), 'che{Escape}');
    expect(names()).toEqual([]);
    expect(chosen).not.toHaveBeenCalled();
    expect(around).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    expect(around).toHaveBeenCalledOnce();
  });

  test('a press elsewhere takes nothing', async () => {
    const chosen = field();
    await userEvent.type(screen.getByLabelText('Doctor'), 'che');
    await userEvent.click(document.body);
    expect(chosen).not.toHaveBeenCalled();
    expect(names()).toEqual([]);
  });
});
