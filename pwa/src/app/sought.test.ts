import { afterEach, describe, expect, test } from 'vitest';
import { forgetSought, leaveSought, seek, soughtAt, takeSought, withoutSought } from './sought';

afterEach(forgetSought);

describe('14.2.1: what is looked for', () => {
  test('goes on through the views of the book, and ends with the page', () => {
    seek('/list', 'Müller');
    expect(soughtAt('/day')).toBe('Müller');
    expect(soughtAt('/waitlist')).toBe('');
    leaveSought('/week');
    expect(soughtAt('/day')).toBe('Müller');
    leaveSought('/waitlist');
    expect(soughtAt('/day')).toBe('');
  });

  test.each(['a\0', '\ud800', 'x'.repeat(101)])('what nobody can have typed is nothing: %j', (q) => {
    seek('/list', q);
    expect(soughtAt('/list')).toBe('');
  });

  test.each([
    ['/list?date=2026-11-23&q=M%C3%BCller&within=day#top', '/list?date=2026-11-23&within=day#top'],
    ['/waitlist?q=M%C3%BCller', '/waitlist'],
    ['/sign-in?to=%2Flist%3Fdate%3D2026-11-23%26q%3DINJ', '/sign-in?to=%2Flist%3Fdate%3D2026-11-23'],
    ['/sign-in?to=%2Flist%3Fq%3DINJ', '/sign-in?to=%2Flist'],
    ['/list?date=2026-11-23', '/list?date=2026-11-23'],
  ])('%s leaves the address bar as %s', (from, to) => {
    history.replaceState(null, '', from);
    takeSought();
    expect(location.pathname + location.search + location.hash).toBe(to);
  });

  test('a link’s words are looked for on the page that it opens', () => {
    history.replaceState(null, '', '/waitlist?q=M%C3%BCller');
    takeSought();
    expect(soughtAt('/waitlist')).toBe('Müller');
  });

  test.each([
    ['/list?q=INJ', '/list'],
    ['/list?q=INJ&sort=patient&q=again', '/list?sort=patient'],
    ['/list?q=who?&sort=patient', '/list?sort=patient'],
    ['/day', '/day'],
  ])('%s is gone back to as %s', (from, to) => {
    expect(withoutSought(from)).toBe(to);
  });
});
