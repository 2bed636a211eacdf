import type { BrowserContext, ConsoleMessage } from 'playwright-core';

/**
 * What the browser says of a request that was refused or not answered. Everything else that it says in red is the
 * page's own fault.
 */
const UNLOADED = /^Failed to load resource: (?:the server responded with a status of (\d{3})|(net::\w+))/;

/** Said only where a story has taken the network away. */
const TAKEN_AWAY = 'net::ERR_INTERNET_DISCONNECTED';

/** What the pages of one browser complain about: errors, what they write in red, and what their policy forbade them. */
export class Complaints {
  readonly found: string[] = [];
  private readonly told = new Set<string>();

  /** Listens to every page that this person opens, from its first line on. */
  static async of(context: BrowserContext): Promise<Complaints> {
    const complaints = new Complaints();
    context.on('weberror', (error) => complaints.found.push(`error: ${error.error().message}`));
    context.on('console', (message) => complaints.hear(message));
    // The browser words what it forbids in its own way, and some of it in grey; this is said of all of it.
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) =>
        console.error(
          `Content-Security-Policy: ${effectiveDirective} forbids ${blockedURI} in ${sourceFile}`,
        ),
      );
    });
    return complaints;
  }

  /**
   * Allows what a story is about: `409 /schedules` a refusal by the API below that path, `net::ERR_CONNECTION_RESET
   * /schedules` an answer that is lost on its way.
   */
  expect(...answers: string[]): void {
    for (const answer of answers) this.told.add(answer);
  }

  private hear(message: ConsoleMessage): void {
    if (message.type() !== 'error') return;
    const [, status, fault] = message.text().match(UNLOADED) ?? [];
    const what = status ?? fault;
    if (what === TAKEN_AWAY) return;
    const { url } = message.location();
    const path = url.split(/[?#]/)[0]?.split('/api/')[1];
    const known = [...this.told].some((answer) => {
      const [expected, where = ''] = answer.split(' /');
      return what === expected && path?.startsWith(where);
    });
    if (!known) this.found.push(what ? `${what} from ${url}` : `console: ${message.text()}`);
  }
}
