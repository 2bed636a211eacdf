import { t } from '@lingui/core/macro';
import { figure } from '@/lib/locale';
import { Button } from './Button';

interface Props {
  /** None yet, or not to be known: 0. */
  rows: number;
  /** Of how many, where that is known. */
  of?: number | undefined;
  onStop: () => void;
}

/** A file on its way: how much of it is there, and a way to stop it. */
export function Receiving({ rows, of, onStop }: Props) {
  const [count, total] = [figure(rows), of === undefined ? '' : figure(of)];
  return (
    <div className="flex min-w-0 items-center gap-2.5">
      <progress
        aria-label={t`Downloading the file`}
        className="h-1.5 w-24 accent-(--accent) max-md:w-16"
        {...(of && rows ? { max: of, value: Math.min(rows, of) } : {})}
      />
      {rows > 0 && (
        <span className="whitespace-nowrap text-mute text-xs">
          {total ? t`${count} of ${total} rows` : t`${count} rows`}
        </span>
      )}
      <Button onClick={onStop}>{t`Stop`}</Button>
    </div>
  );
}
