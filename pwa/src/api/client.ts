import createClient from 'openapi-fetch';
import { apiUrl } from '@/lib/base';
import { isFromProxy, markReachable, markUnreachable } from '@/lib/reachable';
import { aheadOf, serverAhead } from '@/lib/serverClock';
import { refusal, Unreachable } from './problem';
import type { paths } from './schema';
import { accessToken, currentSession, refresh, who } from './session';
import { conditional, whole } from './unchanged';

async function send(request: Request, token: string | null): Promise<Response> {
  if (token) request.headers.set('Authorization', `Bearer ${token}`);
  try {
    const response = await fetch(request);
    if (isFromProxy(response)) markUnreachable();
    else {
      markReachable();
      serverAhead.set(aheadOf(response));
    }
    return response;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    markUnreachable();
    throw new Unreachable(cause);
  }
}

/**
 * What is looked for is mostly a patient's name, and an address is written down by every server on its way: a question
 * that has one is asked in the body.
 */
function outOfTheAddress(request: Request): Request {
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.searchParams.has('q')) return request;
  const headers = new Headers(request.headers);
  headers.set('Content-Type', 'application/x-www-form-urlencoded');
  const { signal } = request;
  const body = url.searchParams.toString();
  return new Request(`${url.origin}${url.pathname}/search`, { method: 'POST', headers, body, signal });
}

/** Whether the account must have a second factor since somebody said so, and has none. */
async function mustEnrol(response: Response): Promise<boolean> {
  if (response.status !== 403 || currentSession().state !== 'in') return false;
  return (await refusal(response.clone())).rule === 'second-factor-missing';
}

/** What somebody asks who has to sign in again first. */
const PUBLIC = /\/api\/(settings$|auth\/passkey-login\/)/;

/** The answer to whoever is there no more. */
const nobody = () =>
  new Response(JSON.stringify({ type: 'unauthenticated', title: 'Nobody is signed in', status: 401 }), {
    status: 401,
    headers: { 'Content-Type': 'application/problem+json' },
  });

/**
 * Sends with the access token; a token that the server no longer takes is renewed once and the request sent again: at
 * once, or when the same person has signed in again, with the same key (`Idempotency-Key`).
 */
export async function authorised(asked: Request): Promise<Response> {
  const request = conditional(outOfTheAddress(asked));
  const lapsed = currentSession().state === 'lapsed';
  if (lapsed && PUBLIC.test(new URL(request.url).pathname)) return send(request, null);
  const whose = who();
  const again = request.clone();
  const token = await accessToken(false, whose);
  if (whose !== null && token === null) return nobody();
  const response = await send(request, token);
  if (await mustEnrol(response)) await refresh();
  if (response.status !== 401 || token === null) return whole(request, response);
  const renewed = await accessToken(true, whose);
  return renewed ? whole(again, await send(again, renewed)) : response;
}

export const api = createClient<paths>({ baseUrl: apiUrl, fetch: authorised });
