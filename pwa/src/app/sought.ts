import { basePath } from '@/lib/base';
import { isPlain } from '@/lib/searchState';
import { store } from '@/lib/store';

/**
 * What is looked for on the page that is open: mostly a patient's name. It is in memory only. An address is kept in the
 * browser's history and in the logs of proxies, is sent to others, and is still there after signing out.
 */
const sought = store<{ place: string; q: string }>({ place: '', q: '' });

const BOOK = /^\/(day|week|month|list)$/;
const LONGEST = 100;

/** Where a search goes on: through all views of the book, and within any other page. */
const placeOf = (pathname: string): string =>
  BOOK.test(pathname) ? 'book' : pathname.replace(/(?<=.)\/$/, '');

export const subscribeToSought = sought.subscribe;

/** What is looked for at an address of the app (without the context root); `''` for nothing. */
export function soughtAt(pathname: string): string {
  const { place, q } = sought.get();
  return place === placeOf(pathname) ? q : '';
}

/** Looks for something; what nobody can have typed is nothing. */
export function seek(pathname: string, q = ''): void {
  sought.set({ place: placeOf(pathname), q: isPlain(q, LONGEST) ? q : '' });
}

/** Whoever leaves a page looks for nothing on the next one. */
export function leaveSought(pathname: string): void {
  if (sought.get().place !== placeOf(pathname)) forgetSought();
}

export function forgetSought(): void {
  sought.set({ place: '', q: '' });
}

/** An address without what it looks for. */
export function withoutSought(href: string): string {
  const [path = '', ...rest] = href.split('?');
  if (rest.length === 0) return href;
  const search = new URLSearchParams(rest.join('?'));
  if (!search.has('q')) return href;
  search.delete('q');
  return search.size > 0 ? `${path}?${search}` : path;
}

/** Takes what a link looks for out of the address bar, before anything is drawn or asked; the page that opens has it. */
export function takeSought(): void {
  const search = new URLSearchParams(location.search);
  const here = location.pathname.slice(basePath.length);
  const q = search.get('q');
  const to = search.get('to');
  if (q === null && (to === null || withoutSought(to) === to)) return;
  if (q !== null) seek(here, q);
  search.delete('q');
  if (to !== null) search.set('to', withoutSought(to));
  const text = search.toString();
  history.replaceState(history.state, '', location.pathname + (text ? `?${text}` : '') + location.hash);
}
