import { store } from '@/lib/store';

/** How often the page of one person became another's; nothing that is drawn outlives that. */
export const handovers = store(0);
