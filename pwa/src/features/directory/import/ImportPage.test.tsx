import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { DirectoryImport } from '@/api/model';
import { clockIn } from '@/lib/clockIn';
import { type Asked, ada, json, problem, server, show, signedIn } from '@/testing/page';
import { lineSpan, template, textOf } from './fileText';
import { ImportPage } from './ImportPage';

const found: DirectoryImport = {
  written: false,
  lines: 2,
  departments: [{ name: 'Cardiology', added: true }],
  doctors: [
    {
      name: 'Dr. Adler',
      department: 'Cardiology',
      added: true,
      hours: [1, 2, 3].map((weekday) => ({ weekday, from: '08:00', minutes: 480 })),
      changed: true,
    },
  ],
  errors: [],
};
const lineError = {
  line: 2,
  column: 'from' as const,
  rule: 'not-a-time' as const,
  detail: 'English: not a time',
  value: '8 o’clock',
};

const imports = (asked: readonly Asked[]) =>
  asked.filter(({ url }) => url.pathname.endsWith('/directory/import'));
const real = (asked: readonly Asked[]) => imports(asked).filter(({ url }) => url.search === '');

/** Answers looks with `look`, and the import itself with `write`. */
function house(preview: () => Response, write: () => Response): Asked[] {
  return server(({ url, method }) => {
    if (method === 'GET') return json({ items: [] });
    return url.searchParams.get('dryRun') ? preview() : write();
  });
}

async function paste(text: string) {
  const field = screen.getByRole('textbox', { name: 'Lines of the file' });
  await userEvent.click(field);
  await userEvent.paste(text);
}

describe('an import', () => {
  beforeEach(() => signedIn({ ...ada, role: 'ADMIN' }));

  test('is looked at, with every doctor’s week in words, and then written', async () => {
    const asked = house(
      () => json(found),
      () => json({ ...found, written: true }),
    );
    show(<ImportPage />);
    await paste('department,doctor,weekday,from,to\nCardiology,Dr. Adler,Mon,08:00,16:00');
    expect(await screen.findByText('Mon–Wed 08:00–16:00')).toBeTruthy();
    expect(real(asked)).toHaveLength(0);
    await userEvent.click(screen.getByRole('button', { name: 'Import' }));
    expect(await screen.findByRole('heading', { name: 'Imported' })).toBeTruthy();
    expect(real(asked)[0]?.headers.get('Content-Type')).toBe('text/csv');
  });

  test('with a line at fault leads to it, and is looked at again once it is mended', async () => {
    const answers = [{ ...found, errors: [lineError] }, found];
    const asked = house(
      () => json(answers.shift()),
      () => json({ ...found, written: true }),
    );
    show(<ImportPage />);
    await paste('department,doctor,weekday,from,to\nCardiology,Dr. Adler,Mon,8 o’clock,16:00');
    const errors = within(await screen.findByRole('table', { name: 'Lines with errors' }));
    expect(errors.getByText('Not a time. Write it like 08:00.')).toBeTruthy();
    const button = screen.getByRole('button', { name: 'Import' }) as HTMLButtonElement;
    expect(button.disabled).toBe(true);
    await userEvent.click(errors.getByRole('button', { name: 'Go to line 2' }));
    const field = document.activeElement as HTMLTextAreaElement;
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toContain('8 o’clock');
    await userEvent.paste('Cardiology,Dr. Adler,Mon,08:00,16:00');
    expect(await screen.findByText('Mon–Wed 08:00–16:00')).toBeTruthy();
    expect(imports(asked)).toHaveLength(2);
    expect(button.disabled).toBe(false);
  });

  test('whose answer was lost is sent again with the same key', async () => {
    let tries = 0;
    const asked = house(
      () => json(found),
      () => {
        tries += 1;
        if (tries === 1) throw new TypeError('network');
        return json({ ...found, written: true });
      },
    );
    show(<ImportPage />);
    await paste('department\nCardiology');
    await screen.findByText('Mon–Wed 08:00–16:00');
    await userEvent.click(screen.getByRole('button', { name: 'Import' }));
    await screen.findByText(/^No response/);
    const again = await screen.findByRole('button', { name: 'Import again' });
    await vi.waitFor(() => expect((again as HTMLButtonElement).disabled).toBe(false), { timeout: 4_000 });
    await userEvent.click(again);
    await screen.findByRole('heading', { name: 'Imported' });
    const [first, second] = real(asked).map(({ headers }) => headers.get('Idempotency-Key'));
    expect(first).toBeTruthy();
    expect(second).toBe(first);
  });

  test('that is refused while it is written lists the lines', async () => {
    house(
      () => json(found),
      () => {
        const body = {
          type: 'urn:x:lines-at-fault',
          title: '',
          status: 422,
          detail: '',
          rule: 'lines-at-fault',
        };
        return json({ ...body, lines: [{ ...lineError, rule: 'inactive', column: 'doctor' }] }, 422);
      },
    );
    show(<ImportPage />);
    await paste('department\nCardiology');
    await screen.findByText('Mon–Wed 08:00–16:00');
    await userEvent.click(screen.getByRole('button', { name: 'Import' }));
    expect(await screen.findByText(/but is inactive. Make it active/)).toBeTruthy();
    expect(screen.getByText('Nothing was imported: these lines have errors.')).toBeTruthy();
  });

  test('of what is there already has nothing to do', async () => {
    const known = found.doctors.map((doctor) => ({ ...doctor, added: false, changed: false }));
    house(
      () => json({ ...found, departments: [{ name: 'Cardiology', added: false }], doctors: known }),
      () => problem(500, 'broken'),
    );
    show(<ImportPage />);
    await paste('department\nCardiology');
    expect(await screen.findByText(/nothing to import/)).toBeTruthy();
    expect((screen.getByRole('button', { name: 'Import' }) as HTMLButtonElement).disabled).toBe(true);
  });
});

test('a file that is not UTF-8 is read as an older spreadsheet wrote it', async () => {
  expect(await textOf(new Blob([new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c])]))).toBe('Müll');
  expect(await textOf(new Blob(['\uFEFFMüll']))).toBe('Müll');
});

test('a line is found by its number', () => {
  const text = 'one\ntwo\nthree';
  const at = (line: number) => text.slice(lineSpan(text, line).start, lineSpan(text, line).end);
  expect([1, 2, 3].map(at)).toEqual(['one', 'two', 'three']);
  expect(template().split('\r\n')[0]).toBe('department,doctor,weekday,from,to');
});

test.each([
  ['8', '08:00'],
  ['830', '08:30'],
  ['1630', '16:30'],
  ['8.15', '08:15'],
  ['24:00', '00:00'],
  ['12:60', null],
  ['25', null],
  ['noon', null],
])('%s is %s o’clock', (text, clock) => expect(clockIn(text)).toBe(clock));
