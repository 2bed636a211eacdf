import type { LinguiConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

/** What both the calendar's panels and the waiting list say of offers. */
const OFFERS = ['src/wording/offerWords.ts', 'src/components/WithdrawDialog.tsx'];

/** What stands in place of a page that somebody may not see. */
const NO_RIGHT = 'src/app/NoRight.tsx';

/** What only some pages say, and comes with them: it is not part of what everybody waits for. */
const parts = {
  // What only administrators and auditors read.
  admin: ['src/app/admin', 'src/features/admin', NO_RIGHT],
  // What opens beside the calendar: suggestions, and offers of held time.
  overbooking: ['src/app/overbooking', 'src/features/overbooking', ...OFFERS],
  // What is done to many appointments at once: bulk status, the day of a doctor who is away.
  many: ['src/app/many', 'src/features/appointment/many'],
  account: ['src/app/account', 'src/features/account'],
  waitlist: ['src/app/waitlist', 'src/features/waitlist', NO_RIGHT, ...OFFERS],
  // Quick find and the list of keys, which somebody asks for first.
  find: ['src/app/find', 'src/features/find'],
  // What patients read who follow the link of an offer.
  claim: ['src/app/claim', 'src/features/claim'],
  // Who can be booked, and when: departments, doctors, hours.
  directory: ['src/app/directory', 'src/features/directory', NO_RIGHT],
};
const apart = Object.values(parts)
  .flat()
  .map((path) => (/\.tsx?$/.test(path) ? path : `${path}/**`));

const config: LinguiConfig = {
  locales: ['en', 'de'],
  sourceLocale: 'en',
  catalogs: [
    { path: 'src/locales/{locale}', include: ['src'], exclude: ['**/node_modules/**', ...apart] },
    ...Object.entries(parts).map(([part, include]) => ({ path: `src/locales/${part}/{locale}`, include })),
  ],
  // No origins: a sentence that only moves is no change to the catalogue.
  format: formatter({ origins: false }),
};

export default config;
