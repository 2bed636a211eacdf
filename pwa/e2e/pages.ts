import { ADMIN, type Person, USER } from './browser';
import { workday } from './hospital';

/** A page of the app, and what is on it when it has come. A new page is one more line. */
interface AppPage {
  name: string;
  path: string;
  /** Who may open it; null for somebody who is not signed in. */
  who: typeof USER | null;
  shown: (person: Person) => Promise<void>;
  /** What the server says no to while it comes. */
  refused?: string;
}

const heading =
  (name: string) =>
  ({ page }: Person) =>
    page.getByRole('heading', { name }).waitFor();
const selector =
  (which: string) =>
  ({ page }: Person) =>
    page.locator(which).first().waitFor();

/** Full days and weeks are looked at with their panels open, in calendar.look; today is whatever day it is. */
const calendar: AppPage[] = [
  { name: 'today', path: 'day', shown: selector('[data-live=live]') },
  { name: 'this-week', path: 'week', shown: selector('[data-live=live]') },
  { name: 'month', path: 'month', shown: selector('[data-day]') },
  { name: 'list', path: `list?date=${workday()}`, shown: selector('[data-row]') },
].map((page) => ({ ...page, who: USER }));

const waitlist: AppPage[] = [
  { name: 'arrivals', path: 'arrivals', shown: selector('h2') },
  { name: 'waitlist', path: 'waitlist', shown: selector('h2') },
  { name: 'waitlist-join', path: 'waitlist?join=new', shown: heading('Add to waiting list') },
].map((page) => ({ ...page, who: USER }));

const account: AppPage[] = [
  { name: 'profile', path: 'account/profile', shown: heading('E-mail') },
  { name: 'security', path: 'account/security', shown: heading('Password') },
  {
    name: 'sessions',
    path: 'account/sessions',
    shown: ({ page }: Person) => page.getByText('This device').waitFor(),
  },
  { name: 'activity', path: 'account/activity', shown: selector('[data-activity]') },
].map((page) => ({ ...page, who: USER }));

const directory: AppPage[] = [
  { name: 'doctors', path: 'doctors', shown: selector('[data-row]') },
  {
    name: 'doctor',
    path: 'doctors',
    // With the form for time off open.
    shown: async ({ page }: Person) => {
      await page.locator('[data-row]').first().click();
      await page.getByRole('button', { name: 'Save hours' }).waitFor();
      await page.getByRole('button', { name: 'Add…' }).click();
    },
  },
  { name: 'doctor-types', path: 'doctors/types', shown: selector('[data-row]') },
  {
    name: 'doctors-import',
    path: 'doctors/import',
    shown: async ({ page }: Person) => {
      await page.getByRole('button', { name: 'Type it here' }).click();
      await page.getByRole('list', { name: 'File contents' }).waitFor();
    },
  },
].map((page) => ({ ...page, who: ADMIN }));

const admin: AppPage[] = [
  { name: 'admin-overview', path: 'admin', shown: heading('Waiting for approval') },
  { name: 'admin-users', path: 'admin/users', shown: selector('[data-row]') },
  {
    name: 'admin-machines',
    path: 'admin/service-accounts',
    shown: ({ page }: Person) => page.getByRole('button', { name: 'New service account' }).first().waitFor(),
  },
  { name: 'admin-merge', path: 'admin/merge', shown: heading('Recent merges') },
  {
    name: 'admin-monitored',
    path: 'admin/monitored',
    shown: ({ page }: Person) => page.getByRole('button', { name: 'Flag a user…' }).first().waitFor(),
  },
  {
    name: 'admin-records',
    path: 'admin/records',
    shown: ({ page }: Person) => page.getByRole('combobox').waitFor(),
  },
  { name: 'admin-log', path: 'admin/log', shown: selector('[data-row]') },
  {
    name: 'admin-statistics',
    path: 'admin/statistics',
    shown: ({ page }: Person) => page.getByRole('button', { name: 'Show as a table' }).first().click(),
  },
  {
    name: 'admin-overbooking',
    path: 'admin/overbooking',
    shown: async ({ page }: Person) => {
      await page.getByRole('heading', { name: 'Forecast accuracy' }).waitFor();
      await page.locator('[data-chart=preview] p[role=status]').waitFor();
    },
  },
].map((page) => ({ ...page, who: ADMIN }));

const entrance: AppPage[] = [
  { name: 'sign-in', path: 'sign-in', shown: heading('Sign in') },
  { name: 'forgot-password', path: 'forgot-password', shown: heading('Forgot password') },
  { name: 'reset-password', path: 'reset-password#a-token', shown: heading('Set a new password') },
  {
    name: 'confirm-email',
    path: 'confirm-email#a-token',
    shown: heading('Confirm your e-mail address'),
  },
  {
    name: 'confirm-registration',
    path: 'confirm-registration#a-token',
    shown: heading('Confirm your e-mail address'),
  },
  {
    name: 'claim-wrong',
    path: 'claim#a-token',
    shown: selector('[data-claim=wrong]'),
    refused: '410 /overbook/waitlist/confirm',
  },
].map((page) => ({ ...page, who: null }));

/** The parts of the app; one person sees a part from its first page to its last. */
export const parts = { entrance, calendar, waitlist, account, directory, admin } as const;
