import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { revokeOtherSessions, revokeSession, sessions } from '@/api/account';
import { dayClock } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { Skeleton } from '@/ui/Skeleton';
import { errorMessage } from '@/wording/messages';

const when = (instant: string) => dayClock(Date.parse(instant));

/** Where this person is signed in, and the way to end what should not be. */
export function SessionsPage() {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(sessions);
  const onSettled = () => client.invalidateQueries({ queryKey: sessions.queryKey });
  const one = useMutation({ mutationFn: revokeSession, onSettled });
  const others = useMutation({ mutationFn: revokeOtherSessions, onSettled });
  const failure = one.error ?? others.error;
  if (error)
    return (
      <div role="alert" className="grid justify-items-start gap-2">
        <p>{errorMessage(error)}</p>
        <Button onClick={() => void refetch()}>{t`Try again`}</Button>
      </div>
    );
  if (!data) return <Skeleton className="h-24" />;
  return (
    <section aria-label={t`Sessions`} className="grid gap-3">
      <p role="alert" className="text-harm empty:hidden">
        {failure && errorMessage(failure)}
      </p>
      <ul className="border-line border-t">
        {data.map(({ id, device, address, createdAt, lastUsedAt, current }) => (
          <li key={id} className="flex items-center justify-between gap-3 border-line border-b py-2">
            <div className="min-w-0">
              <p className="truncate font-semibold">{device}</p>
              <p className="text-mute text-xs">
                <Trans>
                  Last used {when(lastUsedAt)}, signed in {when(createdAt)} from {address}
                </Trans>
              </p>
            </div>
            {current ? (
              <span className="shrink-0 text-good">{t`This device`}</span>
            ) : (
              <Button
                variant="harm"
                aria-label={t`Sign out ${device}`}
                pending={one.isPending && one.variables === id}
                onClick={() => one.mutate(id)}
              >{t`Sign out`}</Button>
            )}
          </li>
        ))}
      </ul>
      {data.length > 1 && (
        <Button
          className="justify-self-start"
          pending={others.isPending}
          onClick={() => others.mutate()}
        >{t`Sign out everywhere else`}</Button>
      )}
    </section>
  );
}
