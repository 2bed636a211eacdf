import { createHmac } from 'node:crypto';
import { ADMIN, BASE_URL, type Person } from './browser';
import { now } from './clock';

/** Somebody with an account of their own, whose password and sessions a story may change. */
export interface Newcomer {
  username: string;
  email: string;
  password: string;
}

const url = (path: string) => new URL(`api${path}`, `${BASE_URL.replace(/\/$/, '')}/`);

async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  token?: string,
  version?: number,
): Promise<T> {
  const response = await fetch(url(path), {
    method,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

let count = 0;

/** Asks for an account; nobody has approved it yet. */
export async function applicant(): Promise<Newcomer> {
  count += 1;
  const username = `story-${now().toString(36)}-${count}`;
  const somebody = { username, email: `${username}@example.org`, password: 'green umbrella on the ward' };
  await call('POST', '/auth/register', somebody);
  return somebody;
}

/** Asks for an account, and an administrator approves it: in a role, and as the doctor who they are. */
export async function newcomer({
  role = 'USER',
  ...more
}: {
  role?: string;
  practitionerId?: string | undefined;
  requireSecondFactor?: boolean;
} = {}): Promise<Newcomer> {
  const somebody = await applicant();
  const admin = await asUser(ADMIN);
  const { items } = await admin<{ items: { id: string; version: number }[] }>(
    'GET',
    `/admin/users?q=${somebody.username}`,
  );
  const [found] = items;
  if (!found) throw new Error(`${somebody.username} is not among the users`);
  await admin(
    'PATCH',
    `/admin/users/${found.id}`,
    { status: 'active', role, addressChecked: true, ...more },
    found.version,
  );
  return somebody;
}

/** The API in somebody's name. */
export async function asUser({ email, password }: Pick<Newcomer, 'email' | 'password'>) {
  const credentials = { email, password };
  const { accessToken } = await call<{ accessToken: string }>('POST', '/auth/login', credentials);
  return <T>(method: string, path: string, body?: unknown, version?: number) =>
    call<T>(method, path, body, accessToken, version);
}

/** Signs in at the form that the page shows. */
export async function enter(
  { page }: Person,
  { email, password }: Pick<Newcomer, 'email' | 'password'>,
): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** The path and fragment of the link last mailed to somebody, as soon as the mailbox has it. */
export async function mailedLink(mailbox: string, to: string, page: string): Promise<string> {
  const link = new RegExp(`href="[^"]*/(${page}#[^"]+)"`);
  for (let tries = 0; tries < 300; tries += 1) {
    const mails = (await (await fetch(mailbox)).text()).split('<article>').slice(1);
    const theirs = mails.filter((mail) => mail.includes(`to ${to},`));
    const found = theirs.map((mail) => mail.match(link)?.[1]).find((each) => each !== undefined);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no mail to ${to} with a link to ${page}`);
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app shows (RFC 6238: SHA-1, 30 s, six digits). */
export function totp(secret: string, at = now()): string {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 0xf;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
