import type { LinguiConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

const config: LinguiConfig = {
  locales: ['en'],
  sourceLocale: 'en',
  catalogs: [{ path: 'src/locales/{locale}', include: ['src'] }],
  // No origins: a sentence that only moves is no change to the catalogue.
  format: formatter({ origins: false }),
};

export default config;
