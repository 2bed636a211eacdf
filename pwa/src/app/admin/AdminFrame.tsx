import { Trans, useLingui } from '@lingui/react/macro';
import { Link, Outlet, useMatches } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useCan } from '@/api/rights';
import { LiveBadge } from '@/features/toolbar/LiveBadge';
import { cx } from '@/lib/cx';
import { useLive } from '@/realtime/live';
import { Segmented, segment } from '@/ui/Segmented';
import { useMayBeHere, useMayOpen } from '../access';
import { useFlagNotice } from '../flagNotice';
import { MainRail } from '../MainRail';
import { NoRight } from '../NoRight';

/** The frame of the pages from which the house is run and watched. */
export function AdminFrame() {
  const { t } = useLingui();
  const administers = useCan('administer');
  const audits = useAudits();
  const may = useMayBeHere();
  return (
    <div className="flex h-full max-md:flex-col">
      <MainRail at={may ? 'admin' : undefined} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <header className="flex min-h-13 items-center gap-x-2.5 gap-y-2 border-line border-b bg-panel px-4 py-2 max-md:flex-wrap max-md:px-3">
          <h1 className="font-semibold text-[16px] tracking-tight">
            {audits ? t`Activity log` : t`Administration`}
          </h1>
          <Pages />
          {administers && (
            <div className="ml-auto shrink-0">
              <Live />
            </div>
          )}
        </header>
        <main className="flex min-h-0 flex-1 flex-col bg-panel">{may ? <Outlet /> : <Refused />}</main>
      </div>
    </div>
  );
}

/** Whether somebody only reads the log. */
function useAudits(): boolean {
  const administers = useCan('administer');
  return useCan('readLog') && !administers;
}

function Live() {
  useLive();
  useFlagNotice();
  return <LiveBadge />;
}

/** The pages side by side; on a phone the strip scrolls and begins where one is. */
function Pages() {
  const { t } = useLingui();
  const mayOpen = useMayOpen();
  const current = useMatches().at(-1)?.routeId;
  const strip = useRef<HTMLDivElement>(null);
  const all = [
    { to: '/admin', name: t`Overview` },
    { to: '/admin/users', name: t`Users` },
    { to: '/admin/service-accounts', name: t`Service accounts` },
    { to: '/admin/monitored', name: t`Monitored users` },
    { to: '/admin/log', name: t`Activity log` },
    { to: '/admin/statistics', name: t`Statistics` },
    { to: '/admin/overbooking', name: t`Overbooking` },
  ] as const;
  const pages = all.filter(({ to }) => mayOpen(to));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, another place in the strip.
  useEffect(() => {
    const link = strip.current?.querySelector<HTMLElement>('[aria-current=page]');
    if (link) strip.current?.scrollTo({ left: link.offsetLeft - 40 });
  }, [current]);
  if (pages.length < 2) return null;
  return (
    <div
      ref={strip}
      className="scrollbar-none relative -my-1 min-w-0 overflow-x-auto py-1 max-md:order-last max-md:-mx-3 max-md:w-[calc(100%+1.5rem)] max-md:px-3"
    >
      <Segmented label={t`Administration pages`} className="w-max">
        {pages.map(({ to, name }, index) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact: true, includeSearch: false }}
            className={cx(segment, index > 0 && 'border-line border-l')}
          >
            {name}
          </Link>
        ))}
      </Segmented>
    </div>
  );
}

function Refused() {
  return useAudits() ? (
    <NoRight to="/admin/log" way={<Trans>Go to activity log</Trans>}>
      <Trans>Auditors read the activity log. An administrator can give you another role.</Trans>
    </NoRight>
  ) : (
    <NoRight to="/day" way={<Trans>Go to calendar</Trans>}>
      <Trans>This page is for administrators. An administrator can give you access.</Trans>
    </NoRight>
  );
}
