import type { Draft } from '@/features/appointment/draft';
import { store } from '@/lib/store';

/** What another page wants booked in the calendar; the calendar takes it up when it comes. */
export const nextDraft = store<Draft | null>(null);
