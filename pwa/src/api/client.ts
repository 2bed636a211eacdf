import createClient from 'openapi-fetch';
import { apiUrl } from '@/lib/base';
import { isFromProxy, markReachable, markUnreachable } from '@/lib/reachable';
import { aheadOf, serverAhead } from '@/lib/serverClock';
import { refusal, Unreachable } from './problem';
import type { paths } from './schema';
import { accessToken, currentSession, hasSession, refresh } from './session';
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

/** Sends with the access token; a token that the server no longer takes is renewed once and the request sent again. */
export async function authorised(asked: Request): Promise<Response> {
  const request = conditional(outOfTheAddress(asked));
  const again = request.clone();
  const response = await send(request, await accessToken());
  if (await mustEnrol(response)) await refresh();
  if (response.status !== 401 || !hasSession()) return whole(request, response);
  const renewed = await refresh();
  return 'token' in renewed ? whole(again, await send(again, renewed.token)) : response;
}

export const api = createClient<paths>({ baseUrl: apiUrl, fetch: authorised });
