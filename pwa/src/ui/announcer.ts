import { store } from '@/lib/store';

export const announcement = store('');

/** Tells screen readers what a key press did, where nothing that is read out by itself says it. */
export function announce(message: string): void {
  announcement.set(message);
}
