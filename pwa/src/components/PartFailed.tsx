import { t } from '@lingui/core/macro';
import { cx } from '@/lib/cx';
import { Button } from '@/ui/Button';
import { errorMessage } from '@/wording/messages';

interface Props {
  error: unknown;
  retry: () => unknown;
  className?: string;
}

/** A part of a page whose data did not come: why, and another try; the rest of the page stands. */
export function PartFailed({ error, retry, className }: Props) {
  return (
    <div role="alert" className={cx('grid justify-items-start gap-2', className)}>
      <p className="text-harm">{errorMessage(error)}</p>
      <Button onClick={() => void retry()}>{t`Try again`}</Button>
    </div>
  );
}
