import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { initials, Portrait } from './Portrait';

test.each([
  ['Ada Clerk', 'AC'],
  ['ada.clerk', 'AC'],
  ['Ada Maria Clerk', 'AC'],
  ['ada', 'A'],
  ['Øyvind Ås', 'ØÅ'],
  ['𝒜da', '𝒜'],
  ['', '?'],
])('%s is %s', (name, expected) => {
  expect(initials(name)).toBe(expected);
});

test('with a picture there are no initials', () => {
  render(<Portrait name="Ada Clerk" src="blob:a" className="size-8" />);
  expect(document.querySelector('img')?.getAttribute('src')).toBe('blob:a');
  expect(screen.queryByText('AC')).toBeNull();
});
