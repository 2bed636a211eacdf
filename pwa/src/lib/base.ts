/** Where the app lives: the server writes `<base href>` for its context root, and everything else is relative to it. */
export const baseUrl = new URL('./', document.baseURI);

/** The context root without its last slash, as the router wants it: `''` or `/hospital`. */
export const basePath = baseUrl.pathname.replace(/\/$/, '');

export const apiUrl = new URL('api', baseUrl).href;

export function socketUrl(path: string): URL {
  const url = new URL(path, baseUrl);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url;
}
