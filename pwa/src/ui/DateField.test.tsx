import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DateField } from './DateField';
import { TimeField } from './TimeField';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-30T08:00:00Z'), shouldAdvanceTime: true });
});

interface Seen {
  first: string;
  min?: string;
  onChange: (day: string) => void;
}

function When({ first, onChange, ...rest }: Seen) {
  const [day, setDay] = useState(first);
  return (
    <DateField
      label="Date"
      value={day}
      {...rest}
      onChange={(next) => {
        onChange(next);
        setDay(next);
      }}
    />
  );
}

function dateField(first = '', more: { min?: string } = {}) {
  const changed = vi.fn();
  render(<When first={first} onChange={changed} {...more} />);
  return changed;
}

const shown = () => (screen.getByLabelText('Date') as HTMLInputElement).value;

describe('a date', () => {
  test('is read when the field is left, and shown with its weekday', async () => {
    const changed = dateField();
    await userEvent.type(screen.getByLabelText('Date'), '1.12.');
    expect(changed).not.toHaveBeenCalled();
    await userEvent.tab();
    expect(changed.mock.calls).toEqual([['2026-12-01']]);
    expect(shown()).toBe('Tue 1 Dec');
  });

  test('that is none is said, and is no date', async () => {
    const changed = dateField('2026-12-01');
    await userEvent.clear(screen.getByLabelText('Date'));
    await userEvent.type(screen.getByLabelText('Date'), '31.2.[Tab]');
    screen.getByText('Enter a date, such as 1.12. or tomorrow.');
    expect(changed.mock.calls).toEqual([['']]);
    expect(shown()).toBe('31.2.');
  });

  test('before the first one that can be is none', async () => {
    const changed = dateField('', { min: '2026-12-01' });
    await userEvent.type(screen.getByLabelText('Date'), 'today[Tab]');
    expect(changed).not.toHaveBeenCalled();
    screen.getByText('Enter a date, such as 1.12. or tomorrow.');
  });

  test('left as it was stays', async () => {
    const changed = dateField('2027-01-01');
    expect(shown()).toBe('Fri 1 Jan 2027');
    await userEvent.type(screen.getByLabelText('Date'), '{End}[Tab]');
    expect(changed).not.toHaveBeenCalled();
  });
});

describe('a time', () => {
  test.each([
    ['930[Tab]', '09:30'],
    ['14{Enter}', '14:00'],
    ['9:30{ArrowUp}', '09:35'],
  ])('%s is %s', async (typed, time) => {
    const changed = vi.fn();
    render(<TimeField label="Time" value="" onChange={changed} />);
    await userEvent.type(screen.getByLabelText('Time'), typed);
    expect(changed.mock.lastCall).toEqual([time]);
  });

  test('that is none is said', async () => {
    const changed = vi.fn();
    render(<TimeField label="Time" value="09:00" onChange={changed} />);
    await userEvent.clear(screen.getByLabelText('Time'));
    await userEvent.type(screen.getByLabelText('Time'), '25[Tab]');
    expect(changed.mock.calls).toEqual([['']]);
    screen.getByText('Enter a time, such as 9:30.');
  });
});
