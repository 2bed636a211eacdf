import { t } from '@lingui/core/macro';
import { Button } from './Button';
import { Notice } from './Notice';

/** A view whose data did not come: what failed, why, and another try. */
export function Failed({ title, why, retry }: { title: string; why: string; retry: () => void }) {
  return (
    <Notice title={title} action={<Button variant="primary" onClick={retry}>{t`Try again`}</Button>}>
      {why}
    </Notice>
  );
}
