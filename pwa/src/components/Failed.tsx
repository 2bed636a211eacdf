import { t } from '@lingui/core/macro';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { errorMessage } from '@/wording/messages';

interface Props {
  title: string;
  error: unknown;
  retry: () => unknown;
}

/** A view whose data did not come: what failed, why, and another try. */
export function Failed({ title, error, retry }: Props) {
  return (
    <Notice
      title={title}
      action={<Button variant="primary" onClick={() => void retry()}>{t`Try again`}</Button>}
    >
      {errorMessage(error)}
    </Notice>
  );
}
