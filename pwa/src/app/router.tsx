import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { currentSession } from '@/api/session';
import { basePath } from '@/lib/base';
import { viewSearch } from '@/lib/view';
import { setZone } from '@/lib/zone';
import { BookRoute } from './BookLayout';
import { Crashed } from './Crashed';
import { takeMailedToken } from './mailedToken';
import { arrive, knownSettings } from './offline';
import { Root } from './Root';
import { SignInRoute } from './SignInRoute';
import { DayRoute, ListRoute, MonthRoute, WeekRoute } from './views';

// Before anything else: what a mailed link brought stays in the address bar no longer than this.
takeMailedToken();

const rootRoute = createRootRoute({
  component: Root,
  errorComponent: Crashed,
  beforeLoad: async () => {
    const [hospital] = await Promise.all([knownSettings(), arrive()]);
    setZone(hospital.zone);
  },
});

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
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
  component: lazyRouteComponent(publicRoutes, 'ForgotPasswordRoute'),
});

const resetPassword = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset-password',
  // A link that is opened in a page that is there already changes only the fragment.
  beforeLoad: takeMailedToken,
  component: lazyRouteComponent(publicRoutes, 'ResetPasswordRoute'),
});

const confirmEmail = createRoute({
  getParentRoute: () => rootRoute,
  path: '/confirm-email',
  beforeLoad: takeMailedToken,
  component: lazyRouteComponent(publicRoutes, 'ConfirmEmailRoute'),
});

const account = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./AccountLayout'), 'AccountLayout'),
  beforeLoad: ({ location }) => {
    const { state } = currentSession();
    if (state === 'in' || state === 'offline') return;
    throw redirect({ to: '/sign-in', search: { to: location.href }, replace: true });
  },
});

const accountHome = createRoute({
  getParentRoute: () => account,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/account/security', replace: true });
  },
});

const security = createRoute({
  getParentRoute: () => account,
  path: '/security',
  component: lazyRouteComponent(() => import('@/features/account/SecurityPage'), 'SecurityPage'),
});

const sessions = createRoute({
  getParentRoute: () => account,
  path: '/sessions',
  component: lazyRouteComponent(() => import('@/features/account/SessionsPage'), 'SessionsPage'),
});

const book = createRoute({
  getParentRoute: () => rootRoute,
  id: 'book',
  component: BookRoute,
  validateSearch: (search) => viewSearch.parse(search),
  beforeLoad: ({ location }) => {
    const { state } = currentSession();
    if (state === 'in' || state === 'offline') return;
    throw redirect({
      to: '/sign-in',
      search: location.href === '/day' ? {} : { to: location.href },
      replace: true,
    });
  },
});

const day = createRoute({ getParentRoute: () => book, path: '/day', component: DayRoute });
const week = createRoute({ getParentRoute: () => book, path: '/week', component: WeekRoute });
const month = createRoute({ getParentRoute: () => book, path: '/month', component: MonthRoute });
const list = createRoute({ getParentRoute: () => book, path: '/list', component: ListRoute });

const routeTree = rootRoute.addChildren([
  home,
  signIn,
  forgotPassword,
  resetPassword,
  confirmEmail,
  account.addChildren([accountHome, security, sessions]),
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
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
