import { useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { PAGE_SIZE } from '@/api/appointments';
import { cx } from '@/lib/cx';
import { figure } from '@/lib/locale';
import { Segmented, segment } from '@/ui/Segmented';

interface Props {
  page: number;
  shown: number;
  total: number | undefined;
  busy: boolean;
  onBack: (() => void) | undefined;
  onForward: (() => void) | undefined;
}

/** Where in the list this page is, and the way to the next. */
export function Pager({ page, shown, total, busy, onBack, onForward }: Props) {
  const { t } = useLingui();
  const from = figure(page * PAGE_SIZE + 1);
  const to = figure(page * PAGE_SIZE + shown);
  const of = total === undefined ? null : figure(total);
  return (
    <nav
      aria-label={t`Pages`}
      className="flex items-center justify-end gap-3 border-line border-t px-4 py-1.5 max-md:px-3"
    >
      <p role="status" className={cx('text-mute', busy && 'animate-pulse')}>
        {of ? t`${from}–${to} of ${of}` : t`${from}–${to}`}
      </p>
      <Segmented label={t`Pages`}>
        <button
          type="button"
          className={cx(segment, 'disabled:opacity-40')}
          aria-label={t`Previous page`}
          disabled={!onBack || busy}
          onClick={onBack}
        >
          <ChevronLeft size={15} aria-hidden />
        </button>
        <button
          type="button"
          className={cx(segment, 'border-line border-l disabled:opacity-40')}
          aria-label={t`Next page`}
          disabled={!onForward || busy}
          onClick={onForward}
        >
          <ChevronRight size={15} aria-hidden />
        </button>
      </Segmented>
    </nav>
  );
}
