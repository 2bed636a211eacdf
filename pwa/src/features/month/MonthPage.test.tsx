import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { readView } from '@/lib/view';
import { aboutSchedules, json, server, show } from '@/testing/page';
import { MonthPage } from './MonthPage';

const neurology = { id: 'n', name: 'Neurology', colour: '#0000ff' };

describe('the month', () => {
  test('counts six weeks in one question, names each day, and opens the one that is pressed', async () => {
    const asked = server(() => json({ items: [{ date: '2026-11-23', department: neurology, count: 7 }] }));
    const onDay = vi.fn();
    show(<MonthPage view={readView({ date: '2026-11-10', department: 'n' })} go={vi.fn()} onDay={onDay} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Monday, 23 November, 7 appointments' }));
    expect(onDay).toHaveBeenCalledWith('2026-11-23');
    expect(aboutSchedules(asked)).toHaveLength(1);
    expect(Object.fromEntries(aboutSchedules(asked)[0]?.url.searchParams ?? [])).toEqual({
      from: '2026-10-26T00:00:00.000Z',
      to: '2026-12-07T00:00:00.000Z',
      department: 'n',
    });
    expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(
      'Wk Mon Tue Wed Thu Fri Sat Sun'.split(' '),
    );
  });

  test('arrows walk from day to day with one stop for the tab key, and over the edge into the next month', async () => {
    server(() => json({ items: [] }));
    const go = vi.fn();
    show(<MonthPage view={readView({ date: '2026-11-30' })} go={go} onDay={vi.fn()} />);
    expect(document.querySelectorAll('[data-day][tabindex="0"]')).toHaveLength(1);
    document.querySelector<HTMLElement>('[data-day="2026-11-30"]')?.focus();
    await userEvent.keyboard('{ArrowUp}');
    expect((document.activeElement as HTMLElement).dataset.day).toBe('2026-11-23');
    await userEvent.keyboard('{ArrowDown}{ArrowRight}');
    expect(go).toHaveBeenCalledWith({ date: '2026-12-01' });
  });
});
