import { useLingui } from '@lingui/react/macro';
import { walkRows } from '@/lib/walkRows';
import { moment } from '@/lib/zone';
import { RowCard } from '@/ui/RowCard';
import { actorLabel } from '@/wording/messages';
import type { LogRows } from './LogTable';
import { OutcomeBadge } from './OutcomeBadge';

/** The rows on a phone: two lines each. */
export function LogCards({ items, selected, onOpen }: LogRows) {
  const { t } = useLingui();
  return (
    <ul onKeyDown={walkRows} aria-label={t`Activity log`}>
      {items.map(({ id, at, actor, action, outcome }) => (
        <li key={id}>
          <RowCard
            id={id}
            selected={id === selected}
            onOpen={onOpen}
            title={action}
            detail={
              <>
                {moment(Date.parse(at), true)} · {actorLabel(actor)}
              </>
            }
            badge={<OutcomeBadge outcome={outcome} />}
          />
        </li>
      ))}
    </ul>
  );
}
