import { expect, test } from 'vitest';
import { keepingPreferences } from './preferences';

test('14.3.1: how the app looks outlasts what the browser deletes at sign-out, and nothing else does', async () => {
  const lasting = {
    theme: 'dark',
    density: 'dense',
    language: 'de',
    'my-doctors u': '["d"]',
    'hospital-scheduling:/book:settings': '{}',
  };
  for (const [name, value] of Object.entries(lasting)) localStorage.setItem(name, value);
  localStorage.setItem('hospital-scheduling:/book:came', 'yes');
  localStorage.setItem('draft', 'Müller, Hanna');
  expect(
    await keepingPreferences(async () => {
      localStorage.clear();
      return 'left';
    }),
  ).toBe('left');
  expect({ ...localStorage }).toEqual(lasting);
});

test('what was chosen meanwhile stays', async () => {
  localStorage.setItem('theme', 'dark');
  await keepingPreferences(async () => localStorage.setItem('theme', 'light'));
  expect(localStorage.getItem('theme')).toBe('light');
});
