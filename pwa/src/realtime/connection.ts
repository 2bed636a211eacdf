export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'offline' | 'closed';

/** One event of the feed; `data.id` is always there where there is data. */
export interface LiveEvent {
  seq?: number | undefined;
  type: string;
  data?: Record<string, unknown> | undefined;
}

interface Wiring {
  /** A single-use ticket. @throws when the server cannot be asked */
  ticket: () => Promise<string>;
  open: (ticket: string, since: number | null) => WebSocket;
  onState: (state: LiveState) => void;
  onEvent: (event: LiveEvent) => void;
  /** What was missed cannot be told in events (first connection, or away too long): read everything again. */
  onGap: () => void;
  online: () => boolean;
  random?: () => number;
}

const SESSION_OVER = 4401;
const SLOWEST = 20_000;

/** How long to wait before try number `tries`: doubling from half a second, up to 20 s, with a third of jitter. */
export function backOff(tries: number, random: number): number {
  const base = Math.min(SLOWEST, 500 * 2 ** tries);
  return Math.round(base * (0.67 + 0.33 * random));
}

/**
 * Keeps one WebSocket to the change feed open: a new ticket for each try, `since` to get what was missed, back-off
 * between tries, an immediate try when the browser says it is online again.
 */
export class Connection {
  private socket: WebSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private since: number | null = null;
  private tries = 0;
  private stopped = false;
  private attempt = 0;

  constructor(private readonly wiring: Wiring) {}

  start(): void {
    this.stopped = false;
    this.wiring.onState('connecting');
    void this.connect();
  }

  stop(): void {
    this.stopped = true;
    this.attempt += 1;
    clearTimeout(this.timer);
    this.socket?.close(1000);
    this.socket = null;
  }

  /** The browser came online, or the page woke up: don't wait for the back-off. */
  wake(): void {
    if (this.stopped || this.socket) return;
    clearTimeout(this.timer);
    this.tries = 0;
    void this.connect();
  }

  /** The browser says that it is offline: a dead socket would take minutes to notice. */
  sleep(): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.socket?.close();
    this.socket = null;
    this.attempt += 1;
    this.wiring.onState('offline');
  }

  private async connect(): Promise<void> {
    this.attempt += 1;
    const mine = this.attempt;
    try {
      const ticket = await this.wiring.ticket();
      if (mine !== this.attempt) return;
      const socket = this.wiring.open(ticket, this.since);
      this.socket = socket;
      socket.onopen = () => mine === this.attempt && this.opened();
      socket.onmessage = ({ data }) => mine === this.attempt && this.received(String(data));
      socket.onclose = ({ code }) => mine === this.attempt && this.lost(code);
    } catch {
      if (mine === this.attempt) this.lost(0);
    }
  }

  private opened(): void {
    this.tries = 0;
    this.wiring.onState('live');
  }

  private received(text: string): void {
    const event = parseEvent(text);
    if (event === null) return;
    if (event.type === 'hello') this.greeted(event.seq ?? 0);
    else if (event.type === 'reload') this.restart(event.seq ?? 0);
    else if (this.since === null || event.seq === undefined || event.seq > this.since) {
      this.since = event.seq ?? this.since;
      this.wiring.onEvent(event);
    }
  }

  /** Coming back, what was missed follows and is not yet ours; coming first, everything is read anew from here. */
  private greeted(seq: number): void {
    if (this.since === null) this.restart(seq);
  }

  private restart(seq: number): void {
    this.since = seq;
    this.wiring.onGap();
  }

  private lost(code: number): void {
    this.socket = null;
    if (this.stopped) return;
    if (code === SESSION_OVER) {
      this.stopped = true;
      this.wiring.onState('closed');
      return;
    }
    this.wiring.onState(this.wiring.online() ? 'reconnecting' : 'offline');
    const wait = backOff(this.tries, (this.wiring.random ?? Math.random)());
    this.tries += 1;
    this.timer = setTimeout(() => void this.connect(), wait);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEvent = (frame: unknown): frame is LiveEvent =>
  isRecord(frame) &&
  typeof frame.type === 'string' &&
  (frame.seq === undefined || typeof frame.seq === 'number') &&
  (frame.data === undefined || isRecord(frame.data));

/** What a frame says; null for one that says nothing that is known. */
function parseEvent(text: string): LiveEvent | null {
  try {
    const frame: unknown = JSON.parse(text);
    return isEvent(frame) ? frame : null;
  } catch {
    return null;
  }
}
