import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router';
import { type Action, can } from '@/api/rights';
import { present } from '@/api/session';
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
import { signInPart } from './signInPart';
import { leaveSought, takeSought, withoutSought } from './sought';
import { DayRoute, ListRoute, MonthRoute, WeekRoute } from './views';

// Before anything else: what a mailed link brought stays in the address bar no longer than this.
takeMailedToken();
takeSought();

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
  component: lazyRouteComponent(signInPart, 'SignInRoute'),
  validateSearch: (search): { to?: string; refused?: string } => ({
    ...(typeof search.to === 'string' ? { to: withoutSought(search.to) } : {}),
    ...(typeof search.refused === 'string' ? { refused: search.refused } : {}),
  }),
  beforeLoad: ({ search }) => {
    if (present()) throw redirect({ href: inside(search.to) ?? '/day' });
  },
});

/** Who is not signed in comes back here afterwards. */
const signedIn = ({ location }: { location: { href: string } }) => {
  if (present()) return;
  throw redirect({ to: '/sign-in', search: { to: location.href }, replace: true });
};

/** What a page's URL says beside its path is the page's own business: it reads what fits and leaves out the rest. */
const plainSearch = (search: Record<string, unknown>): { [name: string]: string | undefined } =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => typeof value === 'string')) as {
    [name: string]: string;
  };

type Needs = Action | null;

/** The frame of several pages, for whoever is signed in. */
const frame = <Path extends string>(path: Path, needs: Needs, component: RouteComponent) =>
  createRoute({
    getParentRoute: () => rootRoute,
    path,
    staticData: { needs },
    component,
    beforeLoad: signedIn,
  });

/** A page with a frame of its own, whose URL says more than its path. */
const searchFrame = <Path extends string>(path: Path, needs: Needs, component: RouteComponent) =>
  createRoute({
    getParentRoute: () => rootRoute,
    path,
    staticData: { needs },
    component,
    beforeLoad: signedIn,
    validateSearch: plainSearch,
  });

const page = <In extends AnyRoute, Path extends string>(
  within: In,
  path: Path,
  needs: Needs,
  component: RouteComponent,
) => createRoute({ getParentRoute: () => within, path, staticData: { needs }, component });

/** A page whose URL says more than its path. */
const searchPage = <In extends AnyRoute, Path extends string>(
  within: In,
  path: Path,
  needs: Needs,
  component: RouteComponent,
) =>
  createRoute({
    getParentRoute: () => within,
    path,
    staticData: { needs },
    component,
    validateSearch: plainSearch,
  });

/** Where the link of a mail leads. One that is opened in a page that is there already changes only the fragment. */
const mailedPage = <Path extends string>(path: Path, component: RouteComponent) =>
  createRoute({
    getParentRoute: () => rootRoute,
    path,
    staticData: { needs: null },
    component,
    beforeLoad: takeMailedToken,
  });

// What few open is not part of what everybody waits for.
const publicRoutes = () => import('./publicRoutes');
const claimRoute = withMessages('claim', () => import('./claim/claimRoute'));

const forgotPassword = page(
  rootRoute,
  '/forgot-password',
  null,
  lazyRouteComponent(publicRoutes, 'ForgotPasswordRoute'),
);
const resetPassword = mailedPage('/reset-password', lazyRouteComponent(publicRoutes, 'ResetPasswordRoute'));
const confirmEmail = mailedPage('/confirm-email', lazyRouteComponent(publicRoutes, 'ConfirmEmailRoute'));
const confirmRegistration = mailedPage(
  '/confirm-registration',
  lazyRouteComponent(publicRoutes, 'ConfirmRegistrationRoute'),
);
const invited = mailedPage('/accept-invitation', lazyRouteComponent(publicRoutes, 'AcceptInvitationRoute'));
const claim = mailedPage('/claim', lazyRouteComponent(claimRoute, 'ClaimRoute'));

const arrivalsRoute = withMessages('arrivals', () => import('./arrivals/arrivalsRoute'));
const arrivals = searchFrame('/arrivals', 'attend', lazyRouteComponent(arrivalsRoute, 'ArrivalsRoute'));

const waitlistRoute = withMessages('waitlist', () => import('./waitlist/waitlistRoute'));
const waitlist = searchFrame('/waitlist', 'book', lazyRouteComponent(waitlistRoute, 'WaitlistRoute'));

const patientRoute = withMessages('patient', () => import('./patient/patientRoute'));
const patient = searchFrame('/patient', 'seeAppointments', lazyRouteComponent(patientRoute, 'PatientRoute'));

// Few set hours, and seldom: pages of their own, like those of the administration.
const directoryRoutes = withMessages('directory', () => import('./directory/directoryRoutes'));
const ofDirectory = (name: keyof Awaited<ReturnType<typeof directoryRoutes>>) =>
  lazyRouteComponent(directoryRoutes, name);
const directory = frame('/doctors', 'seeAppointments', ofDirectory('DirectoryLayout'));
const doctors = searchPage(directory, '/', 'seeAppointments', ofDirectory('DoctorsRoute'));
const types = page(directory, '/types', 'keepDirectory', ofDirectory('TypesRoute'));
const importing = page(directory, '/import', 'keepDirectory', ofDirectory('ImportRoute'));

const accountLayout = withMessages('account', () => import('./account/AccountLayout'));
const profilePage = withMessages('account', () => import('@/features/account/ProfilePage'));
const securityPage = withMessages('account', () => import('@/features/account/SecurityPage'));
const sessionsPage = withMessages('account', () => import('@/features/account/SessionsPage'));
const activityPage = withMessages('account', () => import('@/features/account/ActivityPage'));
const account = frame('/account', 'keepAccount', lazyRouteComponent(accountLayout, 'AccountLayout'));
const accountHome = createRoute({
  getParentRoute: () => account,
  path: '/',
  staticData: { needs: 'keepAccount' },
  beforeLoad: () => {
    throw redirect({ to: '/account/profile', replace: true });
  },
});
const profile = page(account, '/profile', 'keepAccount', lazyRouteComponent(profilePage, 'ProfilePage'));
const security = page(account, '/security', 'keepAccount', lazyRouteComponent(securityPage, 'SecurityPage'));
const sessions = page(account, '/sessions', 'keepAccount', lazyRouteComponent(sessionsPage, 'SessionsPage'));
const activity = page(account, '/activity', 'keepAccount', lazyRouteComponent(activityPage, 'ActivityPage'));

// Administrators and auditors are few: their pages are one part of their own.
const adminRoutes = withMessages('admin', () => import('./admin/adminRoutes'));
const ofAdmin = (name: keyof Awaited<ReturnType<typeof adminRoutes>>) =>
  lazyRouteComponent(adminRoutes, name);
const admin = frame('/admin', 'readLog', ofAdmin('AdminLayout'));
const adminHome = page(admin, '/', 'administer', ofAdmin('OverviewRoute'));
const users = searchPage(admin, '/users', 'review', ofAdmin('UsersRoute'));
const serviceAccounts = page(admin, '/service-accounts', 'administer', ofAdmin('ServiceAccountsRoute'));
const merging = page(admin, '/merge', 'administer', ofAdmin('MergeRoute'));
const activityLog = searchPage(admin, '/log', 'readLog', ofAdmin('LogRoute'));
const monitored = searchPage(admin, '/monitored', 'review', ofAdmin('MonitoredRoute'));
const records = searchPage(admin, '/records', 'readLog', ofAdmin('RecordsRoute'));
const statistics = searchPage(admin, '/statistics', 'administer', ofAdmin('StatisticsRoute'));
const overbooking = page(admin, '/overbooking', 'administer', ofAdmin('OverbookingRoute'));

const book = createRoute({
  getParentRoute: () => rootRoute,
  id: 'book',
  staticData: { needs: 'seeAppointments' },
  component: BookRoute,
  validateSearch: parseViewSearch,
  beforeLoad: ({ location }) => {
    const user = present();
    if (user) {
      if (can(user, 'seeAppointments')) return;
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

const day = page(book, '/day', 'seeAppointments', DayRoute);
const week = page(book, '/week', 'seeAppointments', WeekRoute);
const month = page(book, '/month', 'seeAppointments', MonthRoute);
const list = page(book, '/list', 'seeAppointments', ListRoute);

const routeTree = rootRoute.addChildren([
  home,
  signIn,
  forgotPassword,
  resetPassword,
  confirmEmail,
  confirmRegistration,
  invited,
  claim,
  arrivals,
  waitlist,
  patient,
  directory.addChildren([doctors, types, importing]),
  account.addChildren([accountHome, profile, security, sessions, activity]),
  admin.addChildren([
    adminHome,
    users,
    serviceAccounts,
    merging,
    records,
    activityLog,
    monitored,
    statistics,
    overbooking,
  ]),
  book.addChildren([day, week, month, list]),
]);

/** Plain words in the URL, always text: `?role=123` is text, not a number. */
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

router.subscribe('onResolved', ({ toLocation }) => leaveSought(toLocation.pathname));

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
