import { Hourglass } from 'lucide-react';
import type { Status } from '@/api/model';
import { statusMarks } from '@/components/statusMarks';
import { cx } from '@/lib/cx';

interface MarkProps {
  status: Status;
  hold: boolean;
  second: string | null;
  /** It is over and nobody has said whether they came. */
  came: string | null;
  /** Below the name, which keeps its line. */
  low: boolean;
}

/** The marks at an appointment's edge: each is a shape or a word, never only a colour. */
export function StatusMark({ status, hold, second, came, low }: MarkProps) {
  const mark = hold ? <Hourglass size={11} /> : statusMarks[status];
  if (!mark && !second && !came) return null;
  return (
    <span aria-hidden className={cx('event-mark', low && 'event-mark-low')}>
      {came && <b className="event-came">{came}</b>}
      {second && <b className="font-semibold text-[10.5px]">{second}</b>}
      {mark}
    </span>
  );
}
