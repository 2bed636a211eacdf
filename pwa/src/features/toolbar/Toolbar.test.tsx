import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { switchSingleKeys } from '@/components/commands';
import type { View } from '@/lib/view';
import { readView } from '@/lib/view';
import { addDays, startOfWeek, today } from '@/lib/zone';
import { json, onScreen, server, show, signedIn } from '@/testing/page';
import { DisplayPanel } from './DisplayPanel';
import { FiltersPanel } from './FiltersPanel';
import { MiniMonth } from './MiniMonth';
import { type Span, Toolbar } from './Toolbar';

const panels = { DisplayPanel, FiltersPanel, MiniMonth };

beforeEach(async () => {
  await signedIn();
  onScreen('desk');
});

function bar(span: Span, view: View) {
  const go = vi.fn();
  show(<Toolbar span={span} view={view} go={go} views={null} panels={panels} mayFill={false} />);
  return go;
}

test('the title opens a month whose days say how much is booked on them, asked for once and then only', async () => {
  const view = readView({ date: '2026-11-23' });
  const department = { id: 'd', name: 'Neurology', colour: '#2f6fb3' };
  const asked = server(() => json({ items: [{ date: '2026-11-25', department, count: 12 }] }));
  const go = bar('day', view);
  const title = screen.getByRole('button', { name: /23 (Nov|November)/ });
  expect(asked).toEqual([]);

  await userEvent.click(title);
  const wednesday = await screen.findByRole('button', { name: /25 November, 12 appointments/ });
  expect(asked.map(({ url }) => url.pathname)).toEqual(['/api/schedules/summary']);
  expect(document.activeElement?.getAttribute('data-mini')).toBe('2026-11-23');

  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(document.activeElement).toBe(wednesday);
  await userEvent.keyboard('{Enter}');
  expect(go).toHaveBeenLastCalledWith({ date: '2026-11-25' });
  expect(document.activeElement).toBe(title);
  expect(asked).toHaveLength(1);
});

test.each<[Span, string, object]>([
  ['day', 'j', { date: '2026-11-24' }],
  ['day', 'k', { date: '2026-11-22' }],
  ['week', 'j', { date: '2026-11-30' }],
  ['month', 'k', { date: '2026-10-23' }],
  ['day', 't', { date: today() }],
])('in the %s, %s goes to another date', async (span, key, change) => {
  server(() => json({ items: [] }));
  const go = bar(span, readView({ date: '2026-11-23' }));
  await userEvent.keyboard(key);
  expect(go.mock.calls).toEqual([[change]]);
});

test('G opens the month, / goes to the search, and who types there goes nowhere', async () => {
  server(() => json({ items: [] }));
  const go = bar('week', readView({ date: addDays(startOfWeek(today()), 2) }));
  await userEvent.keyboard('g');
  expect(await screen.findByRole('dialog', { name: 'Choose a date' })).toBeTruthy();
  await userEvent.keyboard('j{Escape}/');
  expect(document.activeElement).toBe(screen.getByLabelText('Find in this view'));
  await userEvent.keyboard('jt');
  expect(go.mock.calls.filter(([change]) => 'date' in change)).toEqual([]);
});

test('the filters are one button that says how many there are, and each can be cleared', async () => {
  const neurology = { id: 'n', name: 'Neurology', colour: '#2f6fb3', active: true };
  server(({ url }) => json({ items: url.pathname.endsWith('/departments') ? [neurology] : [] }));
  const go = bar('day', { ...readView({}), departments: ['n'], statuses: ['booked'] });
  await userEvent.click(screen.getByRole('button', { name: 'Filters (2)' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Clear Department' }));
  expect(go).toHaveBeenLastCalledWith({ departments: [], doctors: [] });
  await userEvent.click(screen.getByRole('button', { name: 'Clear Status' }));
  expect(go).toHaveBeenLastCalledWith({ statuses: [] });
  await userEvent.click(screen.getByRole('button', { name: 'Clear all filters' }));
  expect(go).toHaveBeenLastCalledWith({ departments: [], doctors: [], statuses: [] });
});

test('a doctor, who sees nobody else’s appointments, filters them by status only', async () => {
  const doctor = { id: 'doc', username: 'Doc', email: 'doc@x.org', role: 'DOCTOR' as const };
  const more = { twoFactorEnabled: false, secondFactorRequired: false, avatarUrl: null };
  await signedIn({ ...doctor, ...more });
  const asked = server(() => json({ items: [] }));
  bar('day', readView({}));
  await userEvent.click(screen.getByRole('button', { name: 'Filters' }));
  await screen.findByRole('heading', { name: 'Status' });
  expect(screen.queryByRole('heading', { name: 'Department' })).toBeNull();
  expect(asked).toEqual([]);
});

test('who has switched single keys off goes nowhere by them', async () => {
  server(() => json({ items: [] }));
  const go = bar('day', readView({ date: '2026-11-23' }));
  switchSingleKeys(false);
  await userEvent.keyboard('jg');
  expect(go).not.toHaveBeenCalled();
  expect(screen.queryByRole('dialog')).toBeNull();
  switchSingleKeys(true);
  await userEvent.keyboard('j');
  expect(go).toHaveBeenCalledOnce();
});
