import { Trans, useLingui } from '@lingui/react/macro';
import { Outlet } from '@tanstack/react-router';
import { useCan } from '@/api/rights';
import { DoctorsPage } from '@/features/directory/DoctorsPage';
import { ImportPage } from '@/features/directory/import/ImportPage';
import { OwnPage } from '@/features/directory/OwnPage';
import { TypesPage } from '@/features/directory/TypesPage';
import { LiveBadge } from '@/features/toolbar/LiveBadge';
import { useLive } from '@/realtime/live';
import { useMayBeHere } from '../access';
import { useFlagNotice } from '../flagNotice';
import { MainRail } from '../MainRail';
import { NoRight } from '../NoRight';
import { PageLinks } from '../PageLinks';
import { useSearchState } from '../useSearchState';
import { AppLinks } from './AppLinks';

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
          <PageLinks
            label={t`Directory pages`}
            pages={[
              { to: '/doctors', name: t`Doctors` },
              { to: '/doctors/types', name: t`Types` },
              { to: '/doctors/import', name: t`Import` },
            ]}
            className="max-md:order-last"
          />
          <div className="ml-auto shrink-0">{may && <LiveBadge />}</div>
        </header>
        <main className="flex min-h-0 flex-1 flex-col bg-panel">
          <AppLinks>{may ? <Outlet /> : <Refused />}</AppLinks>
        </main>
      </div>
    </div>
  );
}

export function DoctorsRoute() {
  const own = useCan('setOwnHours');
  const state = useSearchState();
  return own ? <OwnPage /> : <DoctorsPage {...state} />;
}

export const TypesRoute = TypesPage;
export const ImportRoute = ImportPage;

const Refused = () => (
  <NoRight to="/" label={<Trans>Go to start page</Trans>}>
    <Trans>Doctors and their hours are managed by administrators. One of them can give you access.</Trans>
  </NoRight>
);
