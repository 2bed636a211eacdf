import { Trans, useLingui } from '@lingui/react/macro';
import { Outlet, useMatches } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useCan } from '@/api/rights';
import { LiveBadge } from '@/features/toolbar/LiveBadge';
import { useLive } from '@/realtime/live';
import { useMayBeHere } from '../access';
import { useFlagNotice } from '../flagNotice';
import { MainRail } from '../MainRail';
import { NoRight } from '../NoRight';
import { PageLinks } from '../PageLinks';

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
            {audits ? t`Audit` : t`Administration`}
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

/** Whether somebody reviews what others do, and changes nothing. */
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
  const current = useMatches().at(-1)?.routeId;
  const strip = useRef<HTMLDivElement>(null);
  const pages = [
    { to: '/admin', name: t`Overview` },
    { to: '/admin/users', name: t`Users` },
    { to: '/admin/service-accounts', name: t`Service accounts` },
    { to: '/admin/merge', name: t`Merge patients` },
    { to: '/admin/records', name: t`Patient records` },
    { to: '/admin/monitored', name: t`Monitored users` },
    { to: '/admin/log', name: t`Activity log` },
    { to: '/admin/statistics', name: t`Statistics` },
    { to: '/admin/overbooking', name: t`Overbooking` },
  ] as const;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, another place in the strip.
  useEffect(() => {
    const link = strip.current?.querySelector<HTMLElement>('[aria-current=page]');
    if (link) strip.current?.scrollTo({ left: link.offsetLeft - 40 });
  }, [current]);
  return (
    <div
      ref={strip}
      className="scrollbar-none relative -my-1 min-w-0 overflow-x-auto py-1 empty:hidden max-md:order-last max-md:-mx-3 max-md:w-[calc(100%+1.5rem)] max-md:px-3"
    >
      <PageLinks label={t`Administration pages`} pages={pages} className="w-max" />
    </div>
  );
}

function Refused() {
  return useAudits() ? (
    <NoRight to="/admin/log" label={<Trans>Go to activity log</Trans>}>
      <Trans>
        Auditors see the activity log, who saw which patient, flags and users. An administrator can give you
        another role.
      </Trans>
    </NoRight>
  ) : (
    <NoRight to="/day" label={<Trans>Go to calendar</Trans>}>
      <Trans>This page is for administrators. An administrator can give you access.</Trans>
    </NoRight>
  );
}
