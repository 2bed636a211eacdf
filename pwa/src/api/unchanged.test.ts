import { afterEach, describe, expect, it } from 'vitest';
import { conditional, forgetAnswers, whole } from './unchanged';

const DAY = 'https://hospital.test/api/schedules?from=1&to=2';
const tagged = (body: string, tag = 'W/"a"') =>
  new Response(body, { headers: { ETag: tag, 'Content-Type': 'application/json' } });

describe('an answer that the server need not send again', () => {
  afterEach(forgetAnswers);

  it('is taken from what was kept when the server says that nothing has changed', async () => {
    const first = await whole(new Request(DAY), tagged('{"items":[1]}'));
    expect(await first.json()).toEqual({ items: [1] });
    const asked = conditional(new Request(DAY));
    expect(asked.headers.get('If-None-Match')).toBe('W/"a"');
    const same = await whole(asked, new Response(null, { status: 304, headers: { Date: 'now' } }));
    expect(same.status).toBe(200);
    expect(same.headers.get('Date')).toBe('now');
    expect(await same.json()).toEqual({ items: [1] });
  });

  it('is replaced by what the server sends instead', async () => {
    await whole(new Request(DAY), tagged('{"items":[1]}'));
    await whole(new Request(DAY), tagged('{"items":[2]}', 'W/"b"'));
    expect(conditional(new Request(DAY)).headers.get('If-None-Match')).toBe('W/"b"');
  });

  it('is kept for ranges alone, and for nobody after the session', async () => {
    const one = 'https://hospital.test/api/schedules/4711';
    await whole(new Request(one), tagged('{}', 'W/"3"'));
    await whole(new Request(DAY, { method: 'POST' }), tagged('{}'));
    await whole(new Request(`${DAY}0`), new Response('{}', { headers: { ETag: '"1"' } }));
    await whole(new Request(`${DAY}1`), new Response('{}', { status: 422, headers: { ETag: 'W/"1"' } }));
    for (const url of [one, DAY, `${DAY}0`, `${DAY}1`])
      expect(conditional(new Request(url)).headers.has('If-None-Match')).toBe(false);
    await whole(new Request(DAY), tagged('{}'));
    forgetAnswers();
    expect(conditional(new Request(DAY)).headers.has('If-None-Match')).toBe(false);
  });

  it('of the oldest ranges is forgotten', async () => {
    for (let day = 0; day < 13; day++) await whole(new Request(`${DAY}&day=${day}`), tagged('{}'));
    expect(conditional(new Request(`${DAY}&day=0`)).headers.has('If-None-Match')).toBe(false);
    expect(conditional(new Request(`${DAY}&day=1`)).headers.has('If-None-Match')).toBe(true);
  });
});
