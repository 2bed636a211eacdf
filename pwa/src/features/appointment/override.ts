import { store } from '@/lib/store';

/** A rule stands in the way that a reason may set aside: what to do with the reason. */
export const asked = store<((reason: string) => void) | null>(null);

export function askReason(then: (reason: string) => void): void {
  asked.set(() => then);
}
