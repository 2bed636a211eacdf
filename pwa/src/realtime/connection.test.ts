import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { backOff, Connection, type LiveState } from './connection';

class Socket {
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: ((close: { code: number }) => void) | null = null;
  close = vi.fn();
  say(type: string, seq: number, id?: string) {
    this.onmessage?.({ data: JSON.stringify({ type, seq, ...(id ? { data: { id } } : {}) }) });
  }
}

let sockets: Socket[];
let since: (number | null)[];
let told: string[];
let states: LiveState[];
let online: boolean;
let ticket: () => Promise<string>;

const connect = () =>
  new Connection({
    ticket: () => ticket(),
    open: (_ticket, from) => {
      since.push(from);
      const socket = new Socket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    onState: (state) => states.push(state),
    onEvent: (event) => told.push(String(event.data?.id)),
    onGap: () => told.push('gap'),
    online: () => online,
    random: () => 1,
  });

const newest = () => sockets.at(-1) as Socket;

async function opened(connection: Connection): Promise<Socket> {
  connection.start();
  await vi.advanceTimersByTimeAsync(0);
  newest().onopen?.();
  return newest();
}

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  since = [];
  told = [];
  states = [];
  online = true;
  ticket = async () => 'ticket';
});
afterEach(() => vi.useRealTimers());

describe('the live connection', () => {
  test('the first greeting says where the feed is, and everything is read from there', async () => {
    const socket = await opened(connect());
    socket.say('hello', 7);
    socket.say('schedule:updated', 8, 'a');
    expect(told).toEqual(['gap', 'a']);
    expect(since).toEqual([null]);
  });

  test('coming back asks for what was missed, takes it in order and nothing twice', async () => {
    const socket = await opened(connect());
    socket.say('hello', 7);
    socket.say('schedule:updated', 8, 'a');
    socket.onclose?.({ code: 1006 });
    expect(states.at(-1)).toBe('reconnecting');
    await vi.advanceTimersByTimeAsync(500);
    newest().onopen?.();
    newest().say('hello', 11);
    for (const [seq, id] of [
      [8, 'a'],
      [9, 'b'],
      [10, 'c'],
      [10, 'c'],
      [11, 'd'],
    ] as const)
      newest().say('schedule:updated', seq, id);
    expect(since).toEqual([null, 8]);
    expect(told).toEqual(['gap', 'a', 'b', 'c', 'd']);
  });

  test('away too long, it reads everything again', async () => {
    const socket = await opened(connect());
    socket.say('hello', 7);
    socket.onclose?.({ code: 1006 });
    await vi.advanceTimersByTimeAsync(500);
    newest().onopen?.();
    newest().say('hello', 900);
    newest().say('reload', 900);
    newest().say('schedule:updated', 901, 'z');
    expect(told).toEqual(['gap', 'gap', 'z']);
  });

  test('tries wait longer and longer while no ticket is to be had, and at once when the browser is online again', async () => {
    ticket = () => Promise.reject(new Error('away'));
    online = false;
    const connection = connect();
    connection.start();
    await vi.advanceTimersByTimeAsync(4000);
    expect(states.at(-1)).toBe('offline');
    expect(sockets).toHaveLength(0);
    ticket = async () => 'ticket';
    connection.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(sockets).toHaveLength(1);
  });

  test('a session that ended is not tried again', async () => {
    const socket = await opened(connect());
    socket.onclose?.({ code: 4401 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(states.at(-1)).toBe('closed');
    expect(sockets).toHaveLength(1);
  });

  test('stopped, it says nothing more', async () => {
    const connection = connect();
    const socket = await opened(connection);
    connection.stop();
    socket.say('schedule:updated', 1, 'a');
    expect(told).toEqual([]);
    expect(socket.close).toHaveBeenCalled();
  });

  test('what is no event is not listened to', async () => {
    const socket = await opened(connect());
    socket.onmessage?.({ data: 'nonsense' });
    socket.onmessage?.({ data: '{"seq":"7"}' });
    expect(told).toEqual([]);
  });
});

test('back-off doubles up to twenty seconds', () => {
  expect([0, 1, 2, 5, 6, 20].map((tries) => backOff(tries, 1))).toEqual([
    500, 1000, 2000, 16_000, 20_000, 20_000,
  ]);
  expect(backOff(1, 0)).toBe(670);
});
