import { Trans, useLingui } from '@lingui/react/macro';
import { Link, Outlet } from '@tanstack/react-router';
import { useCan } from '@/api/rights';
import { DoctorsPage } from '@/features/directory/DoctorsPage';
import { ImportPage } from '@/features/directory/import/ImportPage';
import { OwnPage } from '@/features/directory/OwnPage';
import { TypesPage } from '@/features/directory/TypesPage';
import { LiveBadge } from '@/features/toolbar/LiveBadge';
import { cx } from '@/lib/cx';
import { useLive } from '@/realtime/live';
import { Segmented, segment } from '@/ui/Segmented';
import { useMayBeHere, useMayOpen } from '../access';
import { useFlagNotice } from '../flagNotice';
import { MainRail } from '../MainRail';
import { NoRight } from '../NoRight';
import { useSearchState } from '../useSearchState';
import { Ways } from './Ways';

/** The frame of the pages that say who can be booked, and when. */
export function DirectoryLayout() {
  const { t } = useLingui();
  useLive();
  useFlagNotice();
  const own = useCan('setOwnHours');
  const may = useMayBeHere();
  return (
    <div className="flex h-full max-md:flex-col">
      <MainRail at={may ? 'doctors' : undefined} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <header className="flex min-h-13 items-center gap-x-2.5 gap-y-2 border-line border-b bg-panel px-4 py-2 max-md:flex-wrap max-md:px-3">
          <h1 className="font-semibold text-[16px] tracking-tight">{own ? t`My hours` : t`Doctors`}</h1>
          <Pages />
          <div className="ml-auto shrink-0">{may && <LiveBadge />}</div>
        </header>
        <main className="flex min-h-0 flex-1 flex-col bg-panel">
          <Ways>{may ? <Outlet /> : <Refused />}</Ways>
        </main>
      </div>
    </div>
  );
}

function Pages() {
  const { t } = useLingui();
  const mayOpen = useMayOpen();
  const all = [
    { to: '/doctors', name: t`Doctors` },
    { to: '/doctors/types', name: t`Types` },
    { to: '/doctors/import', name: t`Import` },
  ] as const;
  const pages = all.filter(({ to }) => mayOpen(to));
  if (pages.length < 2) return null;
  return (
    <Segmented label={t`Directory pages`} className="max-md:order-last">
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
  );
}

export function DoctorsRoute() {
  const own = useCan('setOwnHours');
  const state = useSearchState();
  return own ? <OwnPage /> : <DoctorsPage {...state} />;
}

export function TypesRoute() {
  return <TypesPage />;
}

export function ImportRoute() {
  return <ImportPage />;
}

const Refused = () => (
  <NoRight to="/" way={<Trans>Go to start page</Trans>}>
    <Trans>Doctors and their hours are managed by administrators. One of them can give you access.</Trans>
  </NoRight>
);
