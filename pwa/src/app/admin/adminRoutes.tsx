import { useNavigate } from '@tanstack/react-router';
import { LogPage } from '@/features/admin/log/LogPage';
import { MergePage } from '@/features/admin/merges/MergePage';
import { MonitoredPage } from '@/features/admin/monitored/MonitoredPage';
import { PolicyPage } from '@/features/admin/policy/PolicyPage';
import { RecordsPage } from '@/features/admin/records/RecordsPage';
import { ServiceAccountsPage } from '@/features/admin/serviceAccounts/ServiceAccountsPage';
import { StatisticsPage } from '@/features/admin/statistics/StatisticsPage';
import { UsersPage } from '@/features/admin/users/UsersPage';
import { useStore } from '@/lib/store';
import { justFlagged } from '@/realtime/live';
import { useSearchState } from '../useSearchState';
import { AdminFrame } from './AdminFrame';
import { Overview } from './Overview';

export const AdminLayout = AdminFrame;
export const OverviewRoute = Overview;

/** To what somebody did, person or machine. */
function useOpenActivity(): (actor: string) => void {
  const navigate = useNavigate();
  return (actor) => void navigate({ to: '/admin/log', search: { actor } });
}

export function UsersRoute() {
  return <UsersPage {...useSearchState()} onActivity={useOpenActivity()} />;
}

export function ServiceAccountsRoute() {
  return <ServiceAccountsPage onActivity={useOpenActivity()} />;
}

/** To who saw or changed a patient. */
function useOpenRecord(): (patient: string) => void {
  const navigate = useNavigate();
  return (patient) => void navigate({ to: '/admin/records', search: { patient } });
}

export function LogRoute() {
  const navigate = useNavigate();
  return (
    <LogPage
      {...useSearchState()}
      onPatient={useOpenRecord()}
      onAppointment={(appointment) => void navigate({ to: '/day', search: { appointment } })}
    />
  );
}

export function RecordsRoute() {
  return <RecordsPage {...useSearchState()} />;
}

export function MergeRoute() {
  return <MergePage onPatient={useOpenRecord()} />;
}

export function MonitoredRoute() {
  const navigate = useNavigate();
  return (
    <MonitoredPage
      {...useSearchState()}
      fresh={useStore(justFlagged)}
      onActivity={useOpenActivity()}
      onUser={(q, user) => void navigate({ to: '/admin/users', search: { q, user } })}
    />
  );
}

export function StatisticsRoute() {
  return <StatisticsPage {...useSearchState()} />;
}

export const OverbookingRoute = PolicyPage;
