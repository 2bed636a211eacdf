import { Trans, useLingui } from '@lingui/react/macro';
import { useUser } from '@/api/useUser';
import { useAttend } from '@/features/appointment/useAttend';
import { usePlace } from '@/features/appointment/usePlace';
import { ArrivalsPage } from '@/features/arrivals/ArrivalsPage';
import { LiveBadge } from '@/features/toolbar/LiveBadge';
import { isId } from '@/lib/searchState';
import { useLive } from '@/realtime/live';
import { useMayBeHere } from '../access';
import { useFlagNotice } from '../flagNotice';
import { lastDepartments, rememberDepartments } from '../lastDepartments';
import { MainRail } from '../MainRail';
import { NoRight } from '../NoRight';
import { patientLink } from '../patientLink';
import { useSearchState } from '../useSearchState';

export function ArrivalsRoute() {
  const { t } = useLingui();
  useLive();
  useFlagNotice();
  const may = useMayBeHere();
  return (
    <div className="flex h-full max-md:flex-col">
      <MainRail at={may ? 'arrivals' : undefined} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <header className="flex min-h-13 items-center gap-2.5 border-line border-b bg-panel px-4 py-2 max-md:px-3">
          <h1 className="mr-auto font-semibold text-[16px] tracking-tight">{t`Arrivals today`}</h1>
          {may && <LiveBadge />}
        </header>
        <main className="flex min-h-0 flex-1 flex-col bg-panel">{may ? <Board /> : <Refused />}</main>
      </div>
    </div>
  );
}

function Board() {
  const { search, go } = useSearchState();
  const user = useUser();
  const own = user?.role === 'DOCTOR';
  const asked = isId(search.department) ? search.department : undefined;
  // The department that was looked at last is most likely the one this desk belongs to.
  const department = asked ?? (user ? lastDepartments(user.id)[0] : undefined);
  return (
    <ArrivalsPage
      own={own}
      department={own ? undefined : department}
      onDepartment={(id) => {
        if (user) rememberDepartments(user.id, id ? [id] : []);
        go({ department: id });
      }}
      attend={useAttend()}
      place={usePlace()}
      patientLink={patientLink}
    />
  );
}

const Refused = () => (
  <NoRight to="/" label={<Trans>Go to start page</Trans>}>
    <Trans>Arrivals are for those who receive patients. An administrator can give you access.</Trans>
  </NoRight>
);
