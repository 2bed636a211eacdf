import type { Problem } from './model';

/** The server said no, and why (RFC 9457). */
export class Refused extends Error {
  constructor(
    readonly problem: Problem,
    /** Seconds after which it is worth trying again, where the server says so. */
    readonly retryAfter?: number | undefined,
  ) {
    super(problem.type);
  }

  /** The rule that refused, in the contract's words: `doctor-busy`; otherwise the last part of `type`. */
  get rule(): string {
    return this.problem.rule ?? this.problem.type.split(':').at(-1) ?? 'unknown';
  }
}

/** No answer: offline, or the server is away. Nobody knows whether a write arrived, so it is never shown as saved. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('unreachable', { cause });
  }
}

const asProblem = (body: unknown): Problem | null =>
  body && typeof body === 'object' && 'type' in body ? (body as Problem) : null;

const bare = (response: Response): Problem => ({
  type: 'about:blank',
  title: response.statusText,
  status: response.status,
  detail: '',
});

/** `Retry-After` in seconds; the other form, a date, is not ours. */
function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return Number.isInteger(seconds) && seconds > 0 ? seconds : undefined;
}

/** The refusal of an answer, also where a proxy in between answered with something else. */
export async function refusal(response: Response): Promise<Refused> {
  const body: unknown = await response.json().catch(() => null);
  return new Refused(asProblem(body) ?? bare(response), retryAfter(response));
}

/** What `openapi-fetch` answered, or a thrown {@link Refused}. */
export async function unwrap<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<NonNullable<T>> {
  const { data, error, response } = await call;
  if (response.ok && data !== undefined && data !== null) return data;
  const known = asProblem(error);
  if (response.status >= 502 && response.status <= 504 && !known) throw new Unreachable(response.status);
  throw new Refused(known ?? bare(response), retryAfter(response));
}

/** For answers without a body. */
export async function done(call: Promise<{ error?: unknown; response: Response }>): Promise<void> {
  await unwrap(call.then(({ error, response }) => ({ data: true, error, response })));
}
