import { cx } from '@/lib/cx';

/** A department's colour; its name stands beside it. */
export const DeptMark = ({ colour, className }: { colour: string; className: string }) => (
  <i aria-hidden className={cx('dept-mark', className)} style={{ '--dept': colour }} />
);
