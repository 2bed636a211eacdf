import { expect, test, vi } from 'vitest';
import { counter, received } from './exports';
import { Unreachable } from './problem';

const bytes = (text: string) => new TextEncoder().encode(text);

test('rows of a table are counted without the heading, and without line breaks in quotes', () => {
  const count = counter('csv');
  expect(count(bytes('id,reason\r\n1,"two\nli'))).toBe(0);
  expect(count(bytes('nes"\r\n2,""\r\n'))).toBe(2);
});

test.each([1, 2, 5, 7, 12, 40])('entries are counted wherever pieces of %i bytes are cut', (size) => {
  const text = 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\n';
  const all = bytes(text);
  const count = counter('ics');
  let rows = 0;
  for (let at = 0; at < all.length; at += size) rows = count(all.slice(at, at + size));
  expect(rows).toBe(2);
});

test('rows of a workbook are not to be seen', () => {
  expect(counter('xlsx')(bytes('PK\n\n"\n'))).toBe(0);
});

test('a file that breaks off is none', async () => {
  let pulls = 0;
  const body = new ReadableStream({
    pull(controller) {
      pulls += 1;
      if (pulls === 1) controller.enqueue(bytes('a\n1\n'));
      else controller.error(new TypeError('network'));
    },
  });
  const onRows = vi.fn();
  await expect(received(new Response(body), 'csv', onRows)).rejects.toBeInstanceOf(Unreachable);
  expect(onRows).toHaveBeenCalledWith(1);
});
