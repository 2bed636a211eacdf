import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { readView } from '@/lib/view';
import { show, strangersServer } from '@/testing/page';
import { Toolbar } from './Toolbar';

test('the date’s field cannot be seen: what stands in its place shows that it has the focus', () => {
  strangersServer(() => Response.json({ items: [] }));
  const view = readView({ date: '2026-11-23' });
  show(<Toolbar span="day" view={view} go={() => {}} views={null} mayFill={false} />);
  const field = screen.getByLabelText('Date');
  expect(field.className).toContain('opacity-0');
  const title = field.closest('label');
  expect(title?.textContent).toContain('23 November');
  expect(title?.className.split(' ')).toContain('has-focus-visible:outline-2');
});
