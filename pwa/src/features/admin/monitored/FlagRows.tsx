import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MonitoredUser } from '@/api/model';
import { clearFlag, MONITORED } from '@/api/monitored';
import { useUser } from '@/api/useUser';
import { cx } from '@/lib/cx';
import { moment } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { toast } from '@/ui/toasts';
import { errorMessage, roleLabel } from '@/wording/messages';
import { AccountBadge } from '../AccountBadge';
import { flagReason, patternLabel } from '../flags';

interface Props {
  items: readonly MonitoredUser[];
  fresh: string | undefined;
  onActivity: (userId: string) => void;
  onUser: (username: string, userId: string) => void;
}

/** Who, what was seen, how much of it, since when, and what can be done. */
export function FlagRows({ items, fresh, onActivity, onUser }: Props) {
  const { t } = useLingui();
  const me = useUser();
  const client = useQueryClient();
  const clear = useMutation({
    mutationFn: (flag: MonitoredUser) => clearFlag(flag.id),
    onSuccess: (_, { user: { username } }) => {
      toast(t`Flag on ${username} cleared. The same behaviour will raise it again.`);
      return client.invalidateQueries({ queryKey: [MONITORED] });
    },
    onError: (error) => toast(errorMessage(error), { tone: 'harm' }),
  });
  return (
    <ul aria-label={t`Monitored users`}>
      {items.map((flag) => {
        const { id, user, pattern, count, clearedAt, clearedBy } = flag;
        return (
          <li
            key={id}
            data-flag={id}
            className={cx(
              'grid grid-cols-[minmax(10rem,1fr)_minmax(0,3fr)_auto] items-center gap-x-4 gap-y-2 border-line-soft border-b px-4 py-2.5 max-md:grid-cols-1 max-md:px-3',
              id === fresh && 'bg-warn-tint',
            )}
          >
            <div className="grid min-w-0 justify-items-start gap-1">
              {user.role === 'SERVICE' ? (
                <span className="max-w-full truncate font-semibold">{user.username}</span>
              ) : (
                <button
                  type="button"
                  onClick={() => onUser(user.username, user.id)}
                  className="max-w-full truncate rounded-sm font-semibold hover:text-accent"
                >
                  {user.username}
                </button>
              )}
              <span className="flex flex-wrap items-center gap-1.5 text-mute text-xs">
                {user.role === 'SERVICE' ? t`Service account` : roleLabel(user.role)}{' '}
                {user.status !== 'active' && <AccountBadge status={user.status} />}
              </span>
            </div>
            <div className="grid min-w-0 gap-0.5">
              <p className="flex items-baseline gap-x-2">
                <b className="font-semibold text-warn">{patternLabel(pattern)}</b>
                {count !== undefined && <span className="text-mute">{count}×</span>}
              </p>
              <p className="break-words">{flagReason(flag)}</p>
              <Times flag={flag} />
            </div>
            <div className="flex flex-wrap gap-1.5">
              <Button aria-label={t`Activity of ${user.username}`} onClick={() => onActivity(user.id)}>
                <Trans>Activity</Trans>
              </Button>
              {!clearedAt && !clearedBy && user.id === me?.id && (
                <span className="text-mute text-xs">
                  <Trans>Someone else has to decide about a flag on you.</Trans>
                </span>
              )}
              {!clearedAt && !clearedBy && user.id !== me?.id && (
                <Button
                  aria-label={t`Clear the flag on ${user.username}`}
                  pending={clear.isPending && clear.variables.id === id}
                  onClick={() => clear.mutate(flag)}
                >
                  <Trans>Clear</Trans>
                </Button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Times({ flag }: { flag: MonitoredUser }) {
  const { flaggedBy, clearedAt, clearedBy } = flag;
  const since = moment(Date.parse(flag.flaggedAt), true);
  const last = moment(Date.parse(flag.lastSeenAt), true);
  const cleared = clearedAt && moment(Date.parse(clearedAt), true);
  const [by, who] = [flaggedBy?.username, clearedBy?.username];
  return (
    <p className="text-mute text-xs">
      {by ? (
        <Trans>
          flagged {since} by {by}
        </Trans>
      ) : (
        <Trans>flagged {since}</Trans>
      )}
      {last !== since && (
        <>
          {' · '}
          <Trans>last seen {last}</Trans>
        </>
      )}
      {cleared && (
        <>
          {' · '}
          {who ? (
            <Trans>
              cleared {cleared} by {who}
            </Trans>
          ) : (
            <Trans>cleared {cleared}</Trans>
          )}
        </>
      )}
    </p>
  );
}
