import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { type Links, PatientPage } from '@/features/patient/PatientPage';
import { LiveBadge } from '@/features/toolbar/LiveBadge';
import { isId } from '@/lib/searchState';
import { dayOf } from '@/lib/zone';
import { useLive } from '@/realtime/live';
import { Notice } from '@/ui/Notice';
import { useMayBeHere, useMayOpen } from '../access';
import { useFlagNotice } from '../flagNotice';
import { MainRail } from '../MainRail';
import { NoRight } from '../NoRight';
import { useSearchState } from '../useSearchState';

const link = 'rounded-sm hover:underline coarse:py-2';

const links: Links = {
  visit: ({ id, start }, children) => (
    <Link to="/day" search={{ date: dayOf(Date.parse(start)), appointment: id }} className={link}>
      {children}
    </Link>
  ),
  offer: ({ offerId, start }, children) => (
    <Link to="/day" search={{ date: dayOf(Date.parse(start)), offer: offerId }} className={link}>
      {children}
    </Link>
  ),
  place: ({ id }, children) => (
    <Link to="/waitlist" search={{ entry: id }} className={link}>
      {children}
    </Link>
  ),
};

/** A patient's card, as a page of its own: it can be kept open, sent and gone back to. */
export function PatientRoute() {
  const { t } = useLingui();
  useLive();
  useFlagNotice();
  const { search } = useSearchState();
  const navigate = useNavigate();
  const may = useMayBeHere();
  const mayOpen = useMayOpen();
  return (
    <div className="flex h-full max-md:flex-col">
      <MainRail />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <header className="flex min-h-13 items-center gap-2.5 border-line border-b bg-panel px-4 py-2 max-md:px-3">
          <h1 className="mr-auto font-semibold text-[16px] tracking-tight">{t`Patient`}</h1>
          {may && <LiveBadge />}
        </header>
        <main className="flex min-h-0 flex-1 flex-col bg-panel">
          {!may ? (
            <NoRight to="/" label={<Trans>Go to start page</Trans>}>
              <Trans>Patients are shown to those who book for them or treat them.</Trans>
            </NoRight>
          ) : isId(search.id) ? (
            <PatientPage
              key={search.id}
              id={search.id}
              links={links}
              {...(mayOpen('/admin/merge') && { onMerge: () => void navigate({ to: '/admin/merge' }) })}
              {...(mayOpen('/admin/records') && {
                onAccesses: (patient: string) => void navigate({ to: '/admin/records', search: { patient } }),
              })}
            />
          ) : (
            <Notice title={t`No patient chosen`}>
              <Trans>Find a patient with Ctrl K, or press the name in an appointment.</Trans>
            </Notice>
          )}
        </main>
      </div>
    </div>
  );
}
