import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

interface Kind {
  name: MessageDescriptor;
  of: RegExp;
}

/** What is done in the hospital, by the beginnings of what the log calls it; the first that fits. */
const KINDS: Record<string, Kind> = {
  appointments: { name: msg`Appointments`, of: /^appointment-(?!type-)/ },
  patients: { name: msg`Patients changed`, of: /^patient-(?!data-)/ },
  viewed: { name: msg`Patient data viewed`, of: /^patient-data-(read|pushed)$/ },
  exported: { name: msg`Patient data exported`, of: /^patient-data-exported$/ },
  glass: { name: msg`Emergency access`, of: /^glass-/ },
  waiting: { name: msg`Waiting list and offers`, of: /^waitlist-/ },
  overbooking: { name: msg`Overbooking`, of: /^(suggestion-|overbooking-)/ },
  hours: {
    name: msg`Doctors, hours and departments`,
    of: /^(doctor-|department-|appointment-type-|working-hours-|time-off-)/,
  },
  accounts: {
    name: msg`Users and service accounts`,
    of: /^(user-(?!renamed)|account-|service-account-|flag-)/,
  },
  signing: {
    name: msg`Sign-in and own account`,
    of: /^(registered|signed-|sign-in-|session-|password-|email-|second-factor-|authenticator-|passkey-|profile-|user-renamed)/,
  },
  mails: { name: msg`E-mails`, of: /^mail-/ },
  log: { name: msg`Activity log`, of: /^activity-/ },
};

/** `PATCH schedules/{id}`: what was asked for and refused; the filter of outcomes finds those. */
const isRoute = (action: string) => action !== 'registered' && !/^[a-z]+(-[a-z]+)+$/.test(action);

const kindOf = (action: string) => Object.keys(KINDS).find((kind) => KINDS[kind]?.of.test(action)) ?? 'other';

const kindLabel = (kind: string): string => i18n._(KINDS[kind]?.name ?? msg`Other`);

/** The kinds of what the log holds, in words, with the actions of each. */
export function kindsOf(actions: readonly string[]): { kind: string; label: string; actions: string[] }[] {
  const done = actions.filter((action) => !isRoute(action));
  return [...Object.keys(KINDS), 'other'].flatMap((kind) => {
    const own = done.filter((action) => kindOf(action) === kind);
    return own.length > 0 ? [{ kind, label: kindLabel(kind), actions: own }] : [];
  });
}
