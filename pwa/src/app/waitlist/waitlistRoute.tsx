import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import type { WaitlistEntry } from '@/api/model';
import { waitsOf } from '@/features/appointment/draft';
import { LiveBadge } from '@/features/toolbar/LiveBadge';
import type { OfferLink } from '@/features/waitlist/OfferRows';
import { WaitlistPage } from '@/features/waitlist/WaitlistPage';
import { dayOf, today } from '@/lib/zone';
import { useLive } from '@/realtime/live';
import { useMayBeHere } from '../access';
import { useFlagNotice } from '../flagNotice';
import { MainRail } from '../MainRail';
import { NoRight } from '../NoRight';
import { nextDraft } from '../nextDraft';
import { patientLink } from '../patientLink';
import { useSearchState } from '../useSearchState';

export function WaitlistRoute() {
  const { t } = useLingui();
  useLive();
  useFlagNotice();
  const { search, go } = useSearchState();
  const may = useMayBeHere();
  const navigate = useNavigate();
  const findTime = (entry: WaitlistEntry) => {
    const draft = waitsOf(entry, today());
    nextDraft.set(draft);
    const { departmentId: department, doctorId: doctor } = entry;
    void navigate({ to: '/day', search: { date: draft.day, ...(doctor ? { doctor } : { department }) } });
  };
  return (
    <div className="flex h-full max-md:flex-col">
      <MainRail at={may ? 'waitlist' : undefined} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <header className="flex min-h-13 items-center gap-2.5 border-line border-b bg-panel px-4 py-2 max-md:px-3">
          <h1 className="mr-auto font-semibold text-[16px] tracking-tight">{t`Waiting list`}</h1>
          {may && <LiveBadge />}
        </header>
        <main className="flex min-h-0 flex-1 flex-col bg-panel">
          {may ? (
            <WaitlistPage
              search={search}
              go={go}
              link={offerLink}
              patientLink={patientLink}
              onBook={findTime}
            />
          ) : (
            <Refused />
          )}
        </main>
      </div>
    </div>
  );
}

/** Where the offered time stands in the calendar, opened. */
const offerLink: OfferLink = ({ id, start }, children) => (
  <Link
    to="/day"
    search={{ date: dayOf(Date.parse(start)), offer: id }}
    className="rounded-sm hover:underline coarse:py-2"
  >
    {children}
  </Link>
);

const Refused = () => (
  <NoRight to="/" label={<Trans>Go to start page</Trans>}>
    <Trans>The waiting list is managed by schedulers. An administrator can give you access.</Trans>
  </NoRight>
);
