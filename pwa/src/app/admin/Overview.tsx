import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { monitoredUsers } from '@/api/monitored';
import { serviceAccounts } from '@/api/serviceAccounts';
import { statistics } from '@/api/statistics';
import { accounts } from '@/api/users';
import { PartFailed } from '@/components/PartFailed';
import { Figure } from '@/features/admin/Figure';
import { counted, hoursLabel, share } from '@/features/admin/figures';
import { flagReason, patternLabel } from '@/features/admin/flags';
import { dayOf, fullDate, moment, today } from '@/lib/zone';
import { Skeleton } from '@/ui/Skeleton';

const SHOWN = 5;
const row =
  'flex items-baseline justify-between gap-3 border-line-soft border-b py-2 hover:bg-page focus-visible:-outline-offset-2 coarse:py-3';

/** What wants an administrator's eye now: who waits, who is flagged, how the day goes. */
export function Overview() {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="grid max-w-6xl gap-x-10 gap-y-7 p-4 max-md:px-3 lg:grid-cols-2">
        <Day />
        <Waiting />
        <Flagged />
        <ServiceAccounts />
      </div>
    </div>
  );
}

interface BlockProps {
  title: string;
  link: ReactNode;
  error: Error | null;
  retry: () => void;
  children: ReactNode;
}

/** A part of the page; when its data does not come the others stand. */
function Block({ title, link, error, retry, children }: BlockProps) {
  return (
    <section aria-label={title} className="grid min-w-0 content-start gap-2">
      <header className="flex items-baseline justify-between gap-3 border-line border-b pb-1.5">
        <h2 className="font-semibold text-lg tracking-tight">{title}</h2>
        <span className="text-accent [&>a:hover]:underline">{link}</span>
      </header>
      {error ? <PartFailed error={error} retry={retry} className="py-1" /> : children}
    </section>
  );
}

const Rows = () => (
  <div className="grid gap-2">
    <Skeleton className="h-8" />
    <Skeleton className="h-8" />
  </div>
);

function Day() {
  const { t } = useLingui();
  const now = today();
  const { data, error, refetch } = useQuery(statistics(now, now));
  const total = data?.total;
  const [cancelled, overbooked] = [counted(total?.cancelled ?? 0), counted(total?.overbooked ?? 0)];
  const [booked, working] = [hoursLabel(total?.bookedMinutes ?? 0), hoursLabel(total?.workingMinutes ?? 0)];
  return (
    <div className="lg:col-span-2">
      <Block
        title={t`Today`}
        link={<Link to="/admin/statistics">{t`Statistics`}</Link>}
        error={error}
        retry={() => void refetch()}
      >
        {!total ? (
          <Skeleton className="h-16" />
        ) : (
          <dl className="grid grid-cols-4 gap-x-6 gap-y-4 py-1 max-md:grid-cols-2">
            <Figure
              name={t`Bookings`}
              value={counted(total.bookings)}
              note={t`${cancelled} cancelled, ${overbooked} overbooked`}
            />
            <Figure
              name={t`Utilisation`}
              value={share(total.utilisation)}
              note={t`${booked} of ${working}`}
            />
            <Figure name={t`No-shows so far`} value={counted(total.noShows)} />
            <Figure name={t`Busiest doctor`} value={data.busiestDoctor?.name ?? '–'} />
          </dl>
        )}
      </Block>
    </div>
  );
}

function Waiting() {
  const { t } = useLingui();
  const { data, error, refetch } = useInfiniteQuery(accounts({ status: 'pending' }, SHOWN));
  const found = data?.pages[0];
  return (
    <Block
      title={t`Waiting for approval`}
      link={<Link to="/admin/users" search={{ status: 'pending' }}>{t`All requests`}</Link>}
      error={error}
      retry={() => void refetch()}
    >
      {!found ? (
        <Rows />
      ) : found.items.length === 0 ? (
        <Nothing>{t`No one is waiting.`}</Nothing>
      ) : (
        <ul>
          {found.items.map(({ id, username, email, createdAt }) => (
            <li key={id}>
              <Link to="/admin/users" search={{ status: 'pending', user: id }} className={row}>
                <span className="min-w-0 truncate">
                  <b className="font-semibold">{username}</b> <span className="text-mute">{email}</span>
                </span>
                <span className="shrink-0 text-mute text-xs">{fullDate(dayOf(Date.parse(createdAt)))}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {found?.next && <p className="text-mute text-xs">{t`and more`}</p>}
    </Block>
  );
}

function Flagged() {
  const { t } = useLingui();
  const { data, error, refetch } = useInfiniteQuery(monitoredUsers(false));
  const found = data?.pages[0]?.items;
  return (
    <Block
      title={t`Flagged`}
      link={<Link to="/admin/monitored">{t`All monitored users`}</Link>}
      error={error}
      retry={() => void refetch()}
    >
      {!found ? (
        <Rows />
      ) : found.length === 0 ? (
        <Nothing>{t`No one is flagged.`}</Nothing>
      ) : (
        <ul>
          {found.slice(0, SHOWN).map((flag) => (
            <li key={flag.id}>
              <Link to="/admin/monitored" className={row}>
                <span className="grid min-w-0">
                  <span className="truncate">
                    <b className="font-semibold">{flag.user.username}</b>{' '}
                    <span className="text-warn">{patternLabel(flag.pattern)}</span>
                  </span>
                  <span className="truncate text-mute text-xs">{flagReason(flag)}</span>
                </span>
                <span className="shrink-0 text-mute text-xs">{moment(Date.parse(flag.flaggedAt))}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {found && found.length > SHOWN && <p className="text-mute text-xs">{t`and more`}</p>}
    </Block>
  );
}

const Nothing = ({ children }: { children: ReactNode }) => <p className="py-2 text-mute">{children}</p>;

function ServiceAccounts() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(serviceAccounts);
  const last = data
    ?.map(({ lastUsedAt }) => lastUsedAt)
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
  const when = last && moment(Date.parse(last));
  return (
    <Block
      title={t`Service accounts`}
      link={<Link to="/admin/service-accounts">{t`All service accounts`}</Link>}
      error={error}
      retry={() => void refetch()}
    >
      {!data ? (
        <Skeleton className="h-8" />
      ) : (
        <p className="py-2">
          <Plural
            value={data.length}
            _0="No service accounts."
            one="One service account."
            other="# service accounts."
          />{' '}
          {when && (
            <span className="text-mute">
              <Trans>Last used {when}.</Trans>
            </span>
          )}
        </p>
      )}
    </Block>
  );
}
