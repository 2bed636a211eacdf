/**
 * Answers that the server need not send again. It gives appointments of a range a tag; where it still is the same, it
 * says so (304), and what was kept is taken. Kept in memory alone, and only the newest: the browser keeps none of them.
 */
interface Kept {
  tag: string;
  body: string;
}

/** Half a megabyte each at most, of a whole hospital. */
const MOST = 12;

const kept = new Map<string, Kept>();

/** Asks only for what has changed, if there is an answer of before. */
export function conditional(request: Request): Request {
  const known = request.method === 'GET' ? kept.get(request.url) : undefined;
  if (known) request.headers.set('If-None-Match', known.tag);
  return request;
}

/** The answer itself, also where the server only said that it is the same. */
export async function whole(request: Request, response: Response): Promise<Response> {
  const known = kept.get(request.url);
  if (response.status === 304 && known) {
    const headers = new Headers(response.headers);
    headers.set('Content-Type', 'application/json');
    return new Response(known.body, { status: 200, headers });
  }
  const tag = response.headers.get('ETag');
  if (request.method === 'GET' && response.status === 200 && tag?.startsWith('W/"') && isRange(request)) {
    kept.delete(request.url);
    kept.set(request.url, { tag, body: await response.clone().text() });
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST) break;
      kept.delete(oldest);
    }
  }
  return response;
}

/** Where nobody is signed in any more, nothing is kept. */
export const forgetAnswers = (): void => kept.clear();

const isRange = (request: Request) => /\/api\/schedules(\/summary)?$/.test(new URL(request.url).pathname);
