import { withWords } from '@/lib/words';

/** What stands beside the calendar and is no booking: suggestions, and offers of held time. */
export const softParts = withWords('overbooking', () => import('./overbooking/SoftPanel'));
