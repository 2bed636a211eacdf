import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { cx } from '@/lib/cx';
import { Button } from './Button';
import { NotSaved, useCanSave } from './NotSaved';

interface Props {
  onBack: () => void;
  pending: boolean;
  className?: string;
  /** What sends the form is called. */
  children: ReactNode;
}

/** The end of a form: that it is not saved, where it is so; the way back, and what sends it. */
export function FormButtons({ onBack, pending, className = 'grid-cols-2', children }: Props) {
  const canSave = useCanSave();
  return (
    <>
      <NotSaved />
      <div className={cx('grid gap-1.5', className)}>
        <Button onClick={onBack}>{t`Cancel`}</Button>
        <Button type="submit" variant="primary" pending={pending} disabled={!canSave} className="min-w-0">
          {children}
        </Button>
      </div>
    </>
  );
}
