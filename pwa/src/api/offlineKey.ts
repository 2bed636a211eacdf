import { api } from './client';
import { unwrap } from './problem';

/** The 256 bits that the server gives to this session alone. @throws Refused where offline copies are forbidden */
export async function offlineKey(): Promise<Uint8Array<ArrayBuffer>> {
  const { key } = await unwrap(api.GET('/auth/offline-key'));
  const text = atob(key.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
