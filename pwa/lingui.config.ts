import type { LinguiConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

/** What only administrators and auditors read: not part of what everybody waits for. */
const admin = ['src/app/admin', 'src/features/admin'];

const config: LinguiConfig = {
  locales: ['en'],
  sourceLocale: 'en',
  catalogs: [
    {
      path: 'src/locales/{locale}',
      include: ['src'],
      exclude: ['**/node_modules/**', ...admin.map((folder) => `${folder}/**`)],
    },
    { path: 'src/locales/admin/{locale}', include: admin },
  ],
  // No origins: a sentence that only moves is no change to the catalogue.
  format: formatter({ origins: false }),
};

export default config;
