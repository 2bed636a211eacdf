import { t } from '@lingui/core/macro';
import { figure } from '@/lib/locale';
import { Button } from './Button';

interface Props {
  shown: number;
  more: boolean;
  pending: boolean;
  onMore: () => void;
}

/** The end of what has been fetched of a long table, and the way on. */
export function MoreRows({ shown, more, pending, onMore }: Props) {
  const count = figure(shown);
  return (
    <div className="flex items-center gap-3 px-4 py-2.5 max-md:px-3">
      <p role="status" className="text-mute">
        {more ? t`${count} shown` : t`${count} in total`}
      </p>
      {more && <Button pending={pending} onClick={onMore}>{t`Show more`}</Button>}
    </div>
  );
}
