import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { PatientCard } from '@/api/model';
import { dayClock, dayOf, moment, shortDay } from '@/lib/zone';
import { inviteStatusLabel } from '@/wording/offers';
import type { Links } from './PatientPage';
import { Section } from './Section';

const PLACES: Record<NonNullable<PatientCard['waiting']>[number]['status'], MessageDescriptor> = {
  waiting: msg`waiting`,
  booked: msg`booked from the list`,
  left: msg`removed from the list`,
};

/** Their places on the waiting list. */
export function Waiting({
  items,
  link,
}: {
  items: NonNullable<PatientCard['waiting']>;
  link: Links['place'];
}) {
  const { t } = useLingui();
  if (items.length === 0) return null;
  return (
    <Section title={t`Waiting list`}>
      <ul>
        {items.map((place) => (
          <Line
            key={place.id}
            when={shortDay(dayOf(Date.parse(place.joinedAt)))}
            state={i18n._(PLACES[place.status])}
          >
            {place.status === 'waiting' ? link(place, whatFor(place)) : whatFor(place)}
          </Line>
        ))}
      </ul>
    </Section>
  );
}

const whatFor = ({ department, doctor, type }: NonNullable<PatientCard['waiting']>[number]) =>
  [department.name, doctor?.name, type?.name].filter(Boolean).join(' · ');

/** Earlier times that they were offered. */
export function Offers({ items, link }: { items: NonNullable<PatientCard['offers']>; link: Links['offer'] }) {
  const { t } = useLingui();
  if (items.length === 0) return null;
  return (
    <Section title={t`Offers`}>
      <ul>
        {items.map((offer) => (
          <Line
            key={offer.id}
            when={dayClock(Date.parse(offer.start))}
            state={offer.failedAt ? t`e-mail failed` : inviteStatusLabel(offer.status)}
            harm={offer.failedAt !== undefined}
          >
            {link(offer, `${offer.doctor.name} · ${offer.department.name}`)}
          </Line>
        ))}
      </ul>
    </Section>
  );
}

const MAILS: Partial<Record<string, MessageDescriptor>> = {
  'appointment-changed': msg`Appointment changed`,
  'appointment-cancelled': msg`Appointment cancelled`,
  'invite-offered': msg`Offer of an earlier time`,
  'invite-confirmed': msg`Confirmation of an offer`,
  'invite-taken-by-another': msg`Offer taken by another patient`,
  'invite-withdrawn': msg`Offer withdrawn`,
};

type Mail = NonNullable<PatientCard['mails']>[number];

const STATES: Record<Mail['state'], MessageDescriptor> = {
  queued: msg`being sent`,
  sent: msg`sent`,
  failed: msg`could not be delivered`,
  expired: msg`too late to be sent`,
  'not-sent': msg`not sent: no e-mail server`,
};

/** Mails to them, and what became of them. */
export function Mails({ items }: { items: readonly Mail[] }) {
  const { t } = useLingui();
  if (items.length === 0) return null;
  return (
    <Section title={t`E-mails of the last 30 days`}>
      <ul>
        {items.map(({ id, kind, state, at }) => {
          const name = MAILS[kind];
          return (
            <Line
              key={id}
              when={moment(Date.parse(at))}
              state={i18n._(STATES[state])}
              harm={state === 'failed'}
            >
              {name ? i18n._(name) : t`E-mail`}
            </Line>
          );
        })}
      </ul>
    </Section>
  );
}

/** When, what, and how it stands. */
function Line({
  when,
  state,
  harm,
  children,
}: {
  when: string;
  state: string;
  harm?: boolean;
  children: ReactNode;
}) {
  return (
    <li className="grid grid-cols-[10rem_minmax(0,1fr)_auto] gap-x-3 border-line px-2 py-1.5 not-last:border-b max-sm:grid-cols-[minmax(0,1fr)_auto]">
      <span className="text-mute tabular-nums max-sm:col-span-2">{when}</span>
      <span className="min-w-0 truncate">{children}</span>
      <span className={harm ? 'text-harm' : 'text-mute'}>{state}</span>
    </li>
  );
}
