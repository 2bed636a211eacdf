import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import type { PublicSettings, User } from '@/api/model';
import { signIn, signOut } from '@/api/session';

export const hospital: PublicSettings = {
  hospitalName: 'St. Test',
  zone: 'UTC',
  demo: false,
  registration: 'approval',
  mrnIssued: false,
  offlineCopy: true,
  version: '1',
};

/** A component as it stands in the app: with words, and with a cache that never asks twice. */
export function show(
  page: ReactNode,
  known: PublicSettings = hospital,
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } }),
) {
  client.setQueryData(['settings'], known);
  return { client, ...render(<Inside client={client}>{page}</Inside>) };
}

/** What is around every component: for one that is drawn again with the cache that it had. */
export const Inside = ({ client, children }: { client: QueryClient; children: ReactNode }) => (
  <I18nProvider i18n={i18n}>
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  </I18nProvider>
);

export const ada: User = {
  id: 'u',
  username: 'Ada Clerk',
  email: 'ada@x.org',
  role: 'USER',
  twoFactorEnabled: false,
  secondFactorRequired: false,
  avatarUrl: null,
};

/** Somebody is signed in from here on. */
export async function signedIn(user: User = ada): Promise<void> {
  server(() => json({ accessToken: 't', expiresIn: 600, user }));
  await signIn({ email: user.email, password: 'a long password' });
}

/** Nobody is any more. */
export async function signedOut(): Promise<void> {
  server(() => new Response(null, { status: 204 }));
  await signOut();
}

export interface Asked {
  method: string;
  url: URL;
  headers: Headers;
  body: unknown;
}

/** A server in place of the real one; the list says what it was asked. */
export function server(answer: (asked: Asked) => Response | Promise<Response>): Asked[] {
  const seen: Asked[] = [];
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = input instanceof Request ? input : new Request(input, init);
    // Knocking after a silence goes on by itself and is no part of any story.
    if (request.url.endsWith('/health/live')) return new Response('{}');
    const text = await request.clone().text();
    const isJson = request.headers.get('Content-Type')?.includes('json');
    // A search by form is the question that it stands for; `client.test.ts` tells how it is sent.
    const form = request.headers.get('Content-Type')?.includes('urlencoded');
    const asked = {
      method: form ? 'GET' : request.method,
      url: new URL(form ? `${request.url.replace(/\/search$/, '')}?${text}` : request.url),
      headers: request.headers,
      body: text && isJson ? JSON.parse(text) : null,
    };
    seen.push(asked);
    return answer(asked);
  });
  return seen;
}

/** One at which nobody is signed in; what is asked to find that out is no part of the story. */
export function strangersServer(answer: (asked: Asked) => Response | Promise<Response>): Asked[] {
  const seen: Asked[] = [];
  server((asked) => {
    if (asked.url.pathname.endsWith('/auth/refresh')) return problem(401, 'signed-out');
    seen.push(asked);
    return answer(asked);
  });
  return seen;
}

/** A window of the desk's width, or of a phone's. */
export function onScreen(width: 'desk' | 'phone'): void {
  vi.stubGlobal('matchMedia', () => ({
    matches: width === 'phone',
    addEventListener: () => {},
    removeEventListener: () => {},
  }));
}

/** What was asked about appointments, without what the session asks for itself. */
export function aboutSchedules(asked: readonly Asked[]): Asked[] {
  return asked.filter(({ url }) => url.pathname.includes('/schedules'));
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}

export function problem(status: number, rule: string, headers: Record<string, string> = {}): Response {
  const type = `urn:hospital-scheduling:${rule}`;
  return json({ type, title: rule, status, detail: `English: ${rule}`, rule }, status, headers);
}
