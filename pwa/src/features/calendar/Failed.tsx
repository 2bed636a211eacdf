import { t } from '@lingui/core/macro';
import { Failed as ViewFailed } from '@/components/Failed';

export const Failed = (props: { error: unknown; retry: () => unknown }) => (
  <ViewFailed title={t`The appointments could not be loaded`} {...props} />
);
