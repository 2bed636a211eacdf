import { Trans, useLingui } from '@lingui/react/macro';
import { errorSentence } from '@/api/sentences';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';

export function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useLingui();
  return (
    <Notice
      title={t`The appointments could not be loaded`}
      action={
        <Button look="primary" onClick={retry}>
          <Trans>Try again</Trans>
        </Button>
      }
    >
      {errorSentence(error)}
    </Notice>
  );
}
