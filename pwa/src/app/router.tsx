import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { can } from '@/api/rights';
import { currentSession } from '@/api/session';
import { basePath } from '@/lib/base';
import { withMessages } from '@/lib/i18n';
import { parseViewSearch } from '@/lib/view';
import { setZone } from '@/lib/zone';
import { BookRoute } from './BookLayout';
import { Crashed } from './Crashed';
import { takeMailedToken } from './mailedToken';
import { NotFound } from './NotFound';
import { knownSettings, restoreSession } from './offline';
import { Root } from './Root';
import { SignInRoute } from './SignInRoute';
import { DayRoute, ListRoute, MonthRoute, WeekRoute } from './views';

// Before anything else: what a mailed link brought stays in the address bar no longer than this.
takeMailedToken();

const rootRoute = createRootRoute({
  staticData: { needs: null },
  component: Root,
  errorComponent: Crashed,
  beforeLoad: async () => {
    const [hospital] = await Promise.all([knownSettings(), restoreSession()]);
    setZone(hospital.zone);
  },
});

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  staticData: { needs: null },
  beforeLoad: () => {
    throw redirect({ to: '/day', replace: true });
  },
});

/** A path of this app: a link that was sent to somebody must not lead out of it after signing in. */
function inside(to: string | undefined): string | undefined {
  return to && /^\/(?![/\\])/.test(to) ? to : undefined;
}

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  staticData: { needs: null },
  component: SignInRoute,
  validateSearch: (search): { to?: string } => (typeof search.to === 'string' ? { to: search.to } : {}),
  beforeLoad: ({ search }) => {
    const { state } = currentSession();
    if (state === 'in' || state === 'offline') throw redirect({ href: inside(search.to) ?? '/day' });
  },
});

// What few open is not part of what everybody waits for.
const publicRoutes = () => import('./publicRoutes');

const forgotPassword = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  staticData: { needs: null },
  component: lazyRouteComponent(publicRoutes, 'ForgotPasswordRoute'),
});

const resetPassword = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset-password',
  staticData: { needs: null },
  // A link that is opened in a page that is there already changes only the fragment.
  beforeLoad: takeMailedToken,
  component: lazyRouteComponent(publicRoutes, 'ResetPasswordRoute'),
});

const confirmEmail = createRoute({
  getParentRoute: () => rootRoute,
  path: '/confirm-email',
  staticData: { needs: null },
  beforeLoad: takeMailedToken,
  component: lazyRouteComponent(publicRoutes, 'ConfirmEmailRoute'),
});

const claim = createRoute({
  getParentRoute: () => rootRoute,
  path: '/claim',
  staticData: { needs: null },
  beforeLoad: takeMailedToken,
  component: lazyRouteComponent(
    withMessages('claim', () => import('./claim/claimRoute')),
    'ClaimRoute',
  ),
});

/** Who is not signed in comes back here afterwards. */
const signedIn = ({ location }: { location: { href: string } }) => {
  const { state } = currentSession();
  if (state === 'in' || state === 'offline') return;
  throw redirect({ to: '/sign-in', search: { to: location.href }, replace: true });
};

/** What a page's URL says beside its path is the page's own business: it reads what fits and leaves out the rest. */
const plainSearch = (search: Record<string, unknown>): { [name: string]: string | undefined } =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => typeof value === 'string')) as {
    [name: string]: string;
  };

const waitlist = createRoute({
  getParentRoute: () => rootRoute,
  path: '/waitlist',
  staticData: { needs: 'book' },
  validateSearch: plainSearch,
  beforeLoad: signedIn,
  component: lazyRouteComponent(
    withMessages('waitlist', () => import('./waitlist/waitlistRoute')),
    'WaitlistRoute',
  ),
});

// Few set hours, and seldom: pages of their own, like those of the administration.
const directoryRoutes = withMessages('directory', () => import('./directory/directoryRoutes'));

const directory = createRoute({
  getParentRoute: () => rootRoute,
  path: '/doctors',
  staticData: { needs: 'seeAppointments' },
  component: lazyRouteComponent(directoryRoutes, 'DirectoryLayout'),
  beforeLoad: signedIn,
});
const doctors = createRoute({
  getParentRoute: () => directory,
  path: '/',
  staticData: { needs: 'seeAppointments' },
  validateSearch: plainSearch,
  component: lazyRouteComponent(directoryRoutes, 'DoctorsRoute'),
});
const types = createRoute({
  getParentRoute: () => directory,
  path: '/types',
  staticData: { needs: 'keepDirectory' },
  component: lazyRouteComponent(directoryRoutes, 'TypesRoute'),
});
const importing = createRoute({
  getParentRoute: () => directory,
  path: '/import',
  staticData: { needs: 'keepDirectory' },
  component: lazyRouteComponent(directoryRoutes, 'ImportRoute'),
});

const account = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  staticData: { needs: 'keepAccount' },
  component: lazyRouteComponent(
    withMessages('account', () => import('./account/AccountLayout')),
    'AccountLayout',
  ),
  beforeLoad: signedIn,
});

const accountHome = createRoute({
  getParentRoute: () => account,
  path: '/',
  staticData: { needs: 'keepAccount' },
  beforeLoad: () => {
    throw redirect({ to: '/account/profile', replace: true });
  },
});

const profile = createRoute({
  getParentRoute: () => account,
  path: '/profile',
  staticData: { needs: 'keepAccount' },
  component: lazyRouteComponent(
    withMessages('account', () => import('@/features/account/ProfilePage')),
    'ProfilePage',
  ),
});

const security = createRoute({
  getParentRoute: () => account,
  path: '/security',
  staticData: { needs: 'keepAccount' },
  component: lazyRouteComponent(
    withMessages('account', () => import('@/features/account/SecurityPage')),
    'SecurityPage',
  ),
});

const sessions = createRoute({
  getParentRoute: () => account,
  path: '/sessions',
  staticData: { needs: 'keepAccount' },
  component: lazyRouteComponent(
    withMessages('account', () => import('@/features/account/SessionsPage')),
    'SessionsPage',
  ),
});

const activity = createRoute({
  getParentRoute: () => account,
  path: '/activity',
  staticData: { needs: 'keepAccount' },
  component: lazyRouteComponent(
    withMessages('account', () => import('@/features/account/ActivityPage')),
    'ActivityPage',
  ),
});

// Administrators and auditors are few: their pages are one part of their own.
const adminRoutes = withMessages('admin', () => import('./admin/adminRoutes'));

const admin = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin',
  staticData: { needs: 'readLog' },
  component: lazyRouteComponent(adminRoutes, 'AdminLayout'),
  beforeLoad: signedIn,
});

const adminHome = createRoute({
  getParentRoute: () => admin,
  path: '/',
  staticData: { needs: 'administer' },
  component: lazyRouteComponent(adminRoutes, 'OverviewRoute'),
});
const users = createRoute({
  getParentRoute: () => admin,
  path: '/users',
  staticData: { needs: 'administer' },
  validateSearch: plainSearch,
  component: lazyRouteComponent(adminRoutes, 'UsersRoute'),
});
const serviceAccounts = createRoute({
  getParentRoute: () => admin,
  path: '/service-accounts',
  staticData: { needs: 'administer' },
  component: lazyRouteComponent(adminRoutes, 'ServiceAccountsRoute'),
});
const activityLog = createRoute({
  getParentRoute: () => admin,
  path: '/log',
  staticData: { needs: 'readLog' },
  validateSearch: plainSearch,
  component: lazyRouteComponent(adminRoutes, 'LogRoute'),
});
const monitored = createRoute({
  getParentRoute: () => admin,
  path: '/monitored',
  staticData: { needs: 'administer' },
  validateSearch: plainSearch,
  component: lazyRouteComponent(adminRoutes, 'MonitoredRoute'),
});
const statistics = createRoute({
  getParentRoute: () => admin,
  path: '/statistics',
  staticData: { needs: 'administer' },
  validateSearch: plainSearch,
  component: lazyRouteComponent(adminRoutes, 'StatisticsRoute'),
});
const overbooking = createRoute({
  getParentRoute: () => admin,
  path: '/overbooking',
  staticData: { needs: 'administer' },
  component: lazyRouteComponent(adminRoutes, 'OverbookingRoute'),
});

const book = createRoute({
  getParentRoute: () => rootRoute,
  id: 'book',
  staticData: { needs: 'seeAppointments' },
  component: BookRoute,
  validateSearch: parseViewSearch,
  beforeLoad: ({ location }) => {
    const session = currentSession();
    if (session.state === 'in' || session.state === 'offline') {
      if (can(session.user, 'seeAppointments')) return;
      // Who sees no appointments reads the log.
      throw redirect({ to: '/admin/log', replace: true });
    }
    throw redirect({
      to: '/sign-in',
      search: location.href === '/day' ? {} : { to: location.href },
      replace: true,
    });
  },
});

const day = createRoute({
  getParentRoute: () => book,
  path: '/day',
  staticData: { needs: 'seeAppointments' },
  component: DayRoute,
});
const week = createRoute({
  getParentRoute: () => book,
  path: '/week',
  staticData: { needs: 'seeAppointments' },
  component: WeekRoute,
});
const month = createRoute({
  getParentRoute: () => book,
  path: '/month',
  staticData: { needs: 'seeAppointments' },
  component: MonthRoute,
});
const list = createRoute({
  getParentRoute: () => book,
  path: '/list',
  staticData: { needs: 'seeAppointments' },
  component: ListRoute,
});

const routeTree = rootRoute.addChildren([
  home,
  signIn,
  forgotPassword,
  resetPassword,
  confirmEmail,
  claim,
  waitlist,
  directory.addChildren([doctors, types, importing]),
  account.addChildren([accountHome, profile, security, sessions, activity]),
  admin.addChildren([adminHome, users, serviceAccounts, activityLog, monitored, statistics, overbooking]),
  book.addChildren([day, week, month, list]),
]);

/** Plain words in the URL, always text: `?q=123` is a search for 123, not a number. */
const parseSearch = (search: string) => Object.fromEntries(new URLSearchParams(search));
const stringifySearch = (search: Record<string, unknown>) => {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString();
  // Commas need no escaping in a query, and links with them are for people.
  return text ? `?${text.replaceAll('%2C', ',')}` : '';
};

export const router = createRouter({
  routeTree,
  basepath: basePath || '/',
  parseSearch,
  stringifySearch,
  defaultPreload: false,
  defaultErrorComponent: Crashed,
  defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
