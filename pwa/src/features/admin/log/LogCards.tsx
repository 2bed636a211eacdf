import { useLingui } from '@lingui/react/macro';
import { walkRows } from '@/lib/walkRows';
import { moment } from '@/lib/zone';
import type { LogRows } from './LogTable';
import { OutcomeBadge } from './OutcomeBadge';

/** The rows on a phone: two lines each. */
export function LogCards({ items, selected, onOpen }: LogRows) {
  const { t } = useLingui();
  return (
    <ul onKeyDown={walkRows} aria-label={t`Activity log`}>
      {items.map(({ id, at, actor, action, outcome }) => (
        <li key={id}>
          <button
            type="button"
            data-row={id}
            aria-current={id === selected || undefined}
            onClick={() => onOpen(id)}
            className="flex w-full items-start gap-2.5 border-line-soft border-b px-3 py-2 text-left focus-visible:-outline-offset-2 aria-[current]:bg-accent/10"
          >
            <span className="grid min-w-0 flex-1">
              <span className="truncate font-semibold">{action}</span>
              <span className="truncate text-mute text-xs">
                {moment(Date.parse(at), true)} · {actor.name}
              </span>
            </span>
            <OutcomeBadge outcome={outcome} />
          </button>
        </li>
      ))}
    </ul>
  );
}
