import { useLingui } from '@lingui/react/macro';
import { walkRows } from '@/lib/walkRows';
import { moment } from '@/lib/zone';
import { RowCard } from '@/ui/RowCard';
import { activityMessage } from '@/wording/activity';
import { actorLabel } from '@/wording/messages';
import type { LogRows } from './LogTable';
import { OutcomeBadge } from './OutcomeBadge';

/** The rows on a phone: two lines each. */
export function LogCards({ items, selected, onOpen }: LogRows) {
  const { t } = useLingui();
  return (
    <ul onKeyDown={walkRows} aria-label={t`Activity log`}>
      {items.map((entry) => (
        <li key={entry.id}>
          <RowCard
            id={entry.id}
            selected={entry.id === selected}
            onOpen={onOpen}
            title={activityMessage(entry)}
            detail={
              <>
                {moment(Date.parse(entry.at), true)} · {actorLabel(entry.actor)}
              </>
            }
            badge={<OutcomeBadge outcome={entry.outcome} />}
          />
        </li>
      ))}
    </ul>
  );
}
