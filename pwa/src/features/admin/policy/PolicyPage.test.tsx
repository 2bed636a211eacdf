import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { LedgerMonth, NoShowModel, OverbookConfig, OverbookConfigPatch } from '@/api/model';
import { doctor } from '@/testing/appointments';
import { presets } from '@/testing/overbooking';
import { type Asked, json, problem, show, strangersServer } from '@/testing/page';
import { toasts } from '@/ui/toasts';
import { PolicyPage } from './PolicyPage';

const chen = doctor('chen', 'Dr. Chen');
const config: OverbookConfig = {
  version: 3,
  enabled: true,
  waitCost: 0.15,
  overtimeCost: 1.2,
  overrunRisk: 0.05,
  planningQuantile: 0.2,
  maxPerSession: 2,
  minBooked: 0.85,
  minLeadMinutes: 60,
  horizonDays: 14,
  holdMinutes: 30,
  inviteAtOnce: 5,
  fillChance: 0.9,
  offerFreed: false,
  optIns: [],
  preset: 'balanced',
  presets,
  updatedAt: '2026-11-23T08:00:00Z',
};
const model: NoShowModel = {
  trainedAt: '2026-11-23T02:00:00Z',
  visits: 1000,
  missed: 100,
  calibration: {
    visits: 1000,
    missed: 100,
    brier: 0.081,
    reference: 0.09,
    bins: [
      { from: 0, visits: 900, forecast: 0.06, observed: 0.07 },
      { from: 0.3, visits: 100, forecast: 0.33, observed: 0.37 },
    ],
  },
};
const month: LedgerMonth = {
  month: '2026-10',
  accepted: 52,
  expectedMissed: 14.14,
  missed: 17,
  came: 44,
  stayedAway: 8,
};
const suggested = (day: string) => ({
  doctorId: 'chen',
  departmentId: 'd-neuro',
  start: `${day}T09:00:00Z`,
  end: `${day}T09:30:00Z`,
  overrun: 0.012,
});

interface House {
  settings?: OverbookConfig[];
  save?: (asked: Asked) => Response;
  known?: NoShowModel;
  months?: LedgerMonth[];
}

/** A hospital with settings; the more waiting costs, the less is suggested. */
function house({
  settings = [config],
  save = () => json(config),
  known = model,
  months = [month],
}: House = {}) {
  return strangersServer((asked) => {
    const path = asked.url.pathname;
    if (path.endsWith('/config/preview')) {
      const { changes = {} } = asked.body as { changes?: OverbookConfigPatch };
      const days = (changes.waitCost ?? 0) > 1 ? [] : ['2026-11-24', '2026-11-24', '2026-11-26'];
      return json({ items: days.map((day, index) => ({ ...suggested(day), gain: 0.9 - index / 10 })) });
    }
    if (path.endsWith('/no-shows')) return json(known);
    if (path.endsWith('/ledger')) return json({ items: months });
    if (path.endsWith('/overbook/config'))
      return asked.method === 'GET' ? json(settings.at(-1)) : save(asked);
    if (path.endsWith('/departments')) return json({ items: [chen.department] });
    if (path.endsWith('/doctors')) return json({ items: [chen] });
    return json({ items: [] });
  });
}

const changes = (asked: readonly Asked[]) => asked.filter(({ method }) => method === 'PATCH');
const form = async () => within(await screen.findByRole('form', { name: 'Overbooking settings' }));
const retype = async (field: HTMLElement, text: string) => {
  await userEvent.clear(field);
  await userEvent.type(field, text);
};
const said = () => toasts.get()[0]?.text ?? '';

beforeEach(() => {
  toasts.set([]);
  vi.useFakeTimers({ now: Date.parse('2026-11-23T08:30:00Z'), shouldAdvanceTime: true });
  return () => vi.useRealTimers();
});

describe('the settings', () => {
  test('ask for costs in minutes, and say what they mean for other visits', async () => {
    house();
    show(<PolicyPage />);
    const settings = await form();
    const waiting = settings.getByLabelText(/minutes of waiting/) as HTMLInputElement;
    expect(waiting.value).toBe('200');
    expect((settings.getByLabelText(/doctor’s overtime/) as HTMLInputElement).value).toBe('25');
    expect(
      settings.getByText(/For appointments of 15 min this equals 100 min, of 60 min 400 min/),
    ).toBeTruthy();
    await userEvent.selectOptions(settings.getByLabelText('For appointments of'), '15');
    expect(waiting.value).toBe('100');
    expect((settings.getByRole('button', { name: 'Save' }) as HTMLButtonElement).disabled).toBe(true);
  });

  test('say which preset they are, and take all numbers of another one', async () => {
    const asked = house({ save: () => json({ ...config, version: 4 }) });
    show(<PolicyPage />);
    const settings = await form();
    const isChosen = (name: string) => (settings.getByRole('radio', { name }) as HTMLInputElement).checked;
    expect(isChosen('Balanced')).toBe(true);
    await userEvent.click(settings.getByRole('radio', { name: 'Careful' }));
    expect(isChosen('Careful')).toBe(true);
    expect((settings.getByLabelText('Max. overbooked per session') as HTMLInputElement).value).toBe('1');
    await userEvent.click(settings.getByRole('button', { name: 'Save' }));
    await vi.waitFor(() => expect(changes(asked)).toHaveLength(1));
    // As exact as the preset is, though its field shows 19 minutes; and only what is different.
    const { planningQuantile: _, ...different } = presets[0]?.values ?? {};
    expect(changes(asked)[0]?.body).toEqual(different);
    // A number of one’s own is no preset.
    await retype(settings.getByLabelText('Max. overbooked per session'), '4');
    expect(isChosen('Careful') || isChosen('Balanced') || isChosen('Full')).toBe(false);
    expect(settings.getByText(/Custom:/)).toBeTruthy();
  });

  test('send only what was changed, with the version that was seen', async () => {
    const asked = house({ save: () => json({ ...config, version: 4, waitCost: 0.3 }) });
    show(<PolicyPage />);
    const settings = await form();
    await retype(settings.getByLabelText(/minutes of waiting/), '100');
    await userEvent.click(settings.getByRole('button', { name: 'Save' }));
    await vi.waitFor(() => expect(said()).toContain('Saved'));
    expect(changes(asked)[0]?.body).toEqual({ waitCost: 0.3 });
    expect(changes(asked)[0]?.headers.get('If-Match')).toBe('"3"');
  });

  test('a yes is said for a department; without any it is told that nothing follows', async () => {
    const asked = house({ save: () => json({ ...config, version: 4 }) });
    show(<PolicyPage />);
    const settings = await form();
    expect(settings.getByText(/Nothing below is set to “Yes”/)).toBeTruthy();
    const neuro = within(await settings.findByRole('group', { name: 'Neurology' }));
    await userEvent.click(neuro.getByRole('button', { name: 'Yes' }));
    expect(settings.queryByText(/Nothing below is set to “Yes”/)).toBeNull();
    await userEvent.click(settings.getByRole('button', { name: 'Save' }));
    await vi.waitFor(() => expect(changes(asked)).toHaveLength(1));
    expect(changes(asked)[0]?.body).toEqual({
      optIns: [{ subject: 'department', id: 'd-neuro', allowed: true }],
    });
  });

  test('what is out of bounds is said beside the field and not sent', async () => {
    const asked = house();
    show(<PolicyPage />);
    const settings = await form();
    const hold = settings.getByLabelText('Offers stay open for');
    await retype(hold, '3');
    expect(settings.getByText('5 to 1440.')).toBeTruthy();
    expect(hold.getAttribute('aria-invalid')).toBe('true');
    expect(changes(asked)).toHaveLength(0);
    await userEvent.click(settings.getByRole('button', { name: 'Discard changes' }));
    expect((hold as HTMLInputElement).value).toBe('30');
  });

  test('when somebody else was quicker theirs is told, one’s own still stands there', async () => {
    const settings = [config];
    const asked = house({
      settings,
      save: ({ headers }) => {
        if (headers.get('If-Match') === '"4"') return json({ ...config, version: 5 });
        settings.push({ ...config, version: 4, holdMinutes: 45 });
        return problem(412, 'stale-version');
      },
    });
    show(<PolicyPage />);
    const page = await form();
    await retype(page.getByLabelText('Max. invited at once'), '3');
    await userEvent.click(page.getByRole('button', { name: 'Save' }));
    expect(await page.findByText('Offers stay open for: 30 → 45')).toBeTruthy();
    expect(page.getByText(/Not saved: someone else changed the settings/)).toBeTruthy();
    expect((page.getByLabelText('Max. invited at once') as HTMLInputElement).value).toBe('3');
    await userEvent.click(page.getByRole('button', { name: 'Save' }));
    await vi.waitFor(() => expect(said()).toContain('Saved'));
    expect(changes(asked)[1]?.body).toEqual({ inviteAtOnce: 3 });
  });
});

describe('the preview', () => {
  test('says before saving what would be suggested, by day and department', async () => {
    const asked = house();
    show(<PolicyPage />);
    const preview = within(await screen.findByRole('region', { name: 'What would be suggested' }));
    expect(await preview.findByText('3 overbookings would be suggested.')).toBeTruthy();
    const row = within(
      preview.getByRole('table', { name: 'Suggestions by day and department' }),
    ).getAllByRole('row')[1];
    expect([...(row?.children ?? [])].map((cell) => cell.textContent)).toEqual([
      'Neurology',
      '0',
      '2',
      '0',
      '1',
      '0',
      '0',
      '0',
      '0',
      '3',
    ]);
    expect(preview.getByText('with the current settings')).toBeTruthy();
    await retype((await form()).getByLabelText(/minutes of waiting/), '10');
    expect(await preview.findByText('No overbooking would be suggested.')).toBeTruthy();
    expect(preview.getByText('with your unsaved changes')).toBeTruthy();
    const last = asked.filter(({ url }) => url.pathname.endsWith('/preview')).at(-1);
    expect(last?.body).toEqual({ days: 7, changes: { waitCost: 3 } });
    expect(changes(asked)).toHaveLength(0);
  });
});

describe('how it went', () => {
  test('the forecasts are drawn, told in a sentence, and a table too', async () => {
    house();
    show(<PolicyPage />);
    const part = within(await screen.findByRole('region', { name: 'Forecast accuracy' }));
    expect(await part.findByText(/1,000 past appointments, 100 of them no-shows \(10%\)/)).toBeTruthy();
    expect(
      part.getByText(/The Brier score is 0.0810; always forecasting the mean rate would score 0.0900/),
    ).toBeTruthy();
    expect(part.getByText(/10% better than the mean/)).toBeTruthy();
    expect(part.getByText('Last trained on 23 Nov 2026.')).toBeTruthy();
    const plot = part.getByRole('img', { name: '6% forecast, 7% observed; 33% forecast, 37% observed' });
    const [large, small] = [...plot.querySelectorAll('circle')].map((dot) => Number(dot.getAttribute('r')));
    expect((large ?? 0) / (small ?? 1)).toBeCloseTo(3);
    await userEvent.click(part.getByRole('button', { name: 'Show as a table' }));
    expect(part.getByRole('row', { name: '30% – 40% 100 33% 37%' })).toBeTruthy();
  });

  test('forecasts that are worse than the mean are said to be', async () => {
    house({ known: { ...model, calibration: { ...model.calibration, brier: 0.0945 } } });
    show(<PolicyPage />);
    expect(await screen.findByText(/5% worse than the mean: do not rely on them/)).toBeTruthy();
  });

  test('before the first night nothing has been learnt', async () => {
    const calibration = { visits: 0, missed: 0, brier: 0, reference: 0, bins: [] };
    house({ known: { visits: 0, missed: 0, calibration }, months: [] });
    show(<PolicyPage />);
    expect(await screen.findByText(/has not been trained yet/)).toBeTruthy();
    expect(await screen.findByText(/Nothing to report yet/)).toBeTruthy();
  });

  test('what came of accepted suggestions stands by month', async () => {
    house();
    show(<PolicyPage />);
    const table = within(await screen.findByRole('table', { name: 'Accepted suggestions by month' }));
    expect(table.getByRole('row', { name: 'October 2026 52 14.1 17 44 8' })).toBeTruthy();
    expect(screen.getByRole('img', { name: 'October 2026: 14.1 expected no-shows, 17 actual' })).toBeTruthy();
  });
});
