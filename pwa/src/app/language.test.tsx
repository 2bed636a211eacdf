import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DayCell } from '@/features/month/DayCell';
import { SignInPage } from '@/features/sign-in/SignInPage';
import { activateLanguage, loadPart } from '@/lib/i18n';
import { language, preferred } from '@/lib/locale';
import { problem, show, strangersServer } from '@/testing/page';

beforeEach(() => localStorage.clear());
afterEach(async () => {
  localStorage.clear();
  await activateLanguage('en');
});

const german = () => userEvent.click(screen.getByRole('button', { name: 'Deutsch' }));
const page = <SignInPage expired={false} onForgotten={() => {}} />;

describe('another language', () => {
  test('is spoken at once, and what was typed stays where it is', async () => {
    strangersServer(() => problem(401, 'bad-credentials'));
    await loadPart('signIn');
    show(page);
    const field = screen.getByRole('textbox', { name: 'E-mail' });
    await userEvent.type(field, 'ada@x.org');
    await german();
    await screen.findByRole('heading', { name: 'Anmelden' });
    expect(screen.getByRole('textbox', { name: 'E-Mail' })).toBe(field);
    expect(field).toHaveProperty('value', 'ada@x.org');
    expect(screen.queryByText('New here?')).toBeNull();
    expect(document.documentElement.lang).toBe('de');
  });

  test('also names days, where a component is drawn only when something changes', async () => {
    const cell = {
      day: '2026-11-23',
      count: undefined,
      most: 1,
      loading: false,
      inMonth: true,
      isToday: false,
      tabbable: true,
      onOpen: () => {},
    };
    show(
      <>
        <DayCell {...cell} />
        {page}
      </>,
    );
    const button = screen.getByRole('button', { name: 'Monday, 23 November, no appointments' });
    await german();
    await screen.findByRole('button', { name: 'Montag, 23. November, keine Termine' });
    expect(screen.getByRole('button', { name: /^Montag/ })).toBe(button);
  });

  test('is kept in this browser, and can be changed back', async () => {
    show(page);
    await german();
    await waitFor(() => expect(preferred(undefined, ['en'])).toBe('de'));
    const languages = within(screen.getByRole('group', { name: 'Sprache' }));
    expect(languages.getByRole('button', { pressed: true }).textContent).toBe('Deutsch');
    await userEvent.click(languages.getByRole('button', { name: 'English' }));
    await screen.findByRole('heading', { name: 'Sign in' });
    expect(preferred(undefined, ['de'])).toBe('en');
  });

  test('says by its own name, to a screen reader too, what it is', () => {
    show(page);
    const buttons = within(screen.getByRole('group', { name: 'Language' })).getAllByRole('button');
    expect(buttons.map((button) => [button.lang, button.textContent])).toEqual([
      ['en', 'English'],
      ['de', 'Deutsch'],
    ]);
  });

  test('brings the words of the parts that are open, and those of parts that are opened later', async () => {
    const { i18n } = await import('@lingui/core');
    await loadPart('account');
    await activateLanguage('de');
    await loadPart('claim');
    const said = Object.values(i18n.messages).flat();
    expect(said).toContain('Termin verschoben');
    expect(said).toContain('Nein, danke');
  });

  test('whoever changes their mind at once never sees the first', async () => {
    const seen: string[] = [];
    const quiet = language.subscribe(() => seen.push(language.get()));
    await Promise.all([activateLanguage('de'), activateLanguage('en')]);
    quiet();
    expect(seen).toEqual([]);
    expect(document.documentElement.lang).toBe('en');
  });
});
