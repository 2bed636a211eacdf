import { withMessages } from '@/lib/i18n';

/** The pane and the press for suggestions and for offers of held time, with their messages. */
export const loadOverbooking = withMessages('overbooking', () => import('./overbooking/OverbookingPanel'));
