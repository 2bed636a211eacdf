import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { BASE_URL } from './browser';

/** A way to the hospital that a story can change: what stands between browser and server. */
export interface Between {
  url: string;
  close: () => Promise<void>;
}

/** Hands everything on as it is, also sockets; `rewrite` may answer another text for a path. */
export async function between(rewrite: (path: string, text: string) => string): Promise<Between> {
  const there = new URL(BASE_URL);
  const onward = (incoming: IncomingMessage) => {
    // A text that may be rewritten is always asked for in full, and plain.
    const { 'if-none-match': _tag, 'if-modified-since': _since, ...headers } = incoming.headers;
    return {
      host: there.hostname,
      port: there.port || 80,
      method: incoming.method,
      path: incoming.url,
      headers: { ...headers, 'accept-encoding': 'identity' },
    };
  };
  const server = createServer((incoming, answer) => {
    const asking = request(onward(incoming), (response) => {
      const path = new URL(incoming.url ?? '/', there).pathname;
      if (!path.endsWith('.js')) {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
        return;
      }
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => {
        const { 'content-length': _length, etag: _etag, ...headers } = response.headers;
        answer.writeHead(response.statusCode ?? 502, headers).end(rewrite(path, text));
      });
    });
    asking.on('error', () => answer.destroy());
    incoming.pipe(asking);
  });
  const sockets = new Set<Socket>();
  server.on('upgrade', (incoming, socket: Socket, head: Buffer) => {
    sockets.add(socket);
    const asking = request(onward(incoming));
    asking.on('upgrade', (response, far: Socket, rest: Buffer) => {
      const lines = Object.entries(response.headers).map(([name, value]) => `${name}: ${value}`);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
      socket.write(rest);
      far.write(head);
      far.pipe(socket).pipe(far);
      for (const end of [far, socket]) end.on('error', () => end.destroy());
    });
    asking.on('error', () => socket.destroy());
    asking.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(there.pathname, `http://127.0.0.1:${port}`).href,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        // Those that were upgraded are the server's no longer.
        for (const socket of sockets) socket.destroy();
      }),
  };
}
