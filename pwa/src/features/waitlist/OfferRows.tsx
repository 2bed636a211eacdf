import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Check, Clock, MailX, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Offer } from '@/api/model';
import { offersIn } from '@/api/waitlist';
import { CallLink } from '@/components/CallLink';
import { WithdrawDialog } from '@/components/WithdrawDialog';
import { cx } from '@/lib/cx';
import { serverAhead } from '@/lib/serverClock';
import { useStore } from '@/lib/store';
import { useCountdown } from '@/lib/useCountdown';
import { addDays, clock, clockRange, dayBounds, dayOf, HOUR, shortDay, today } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { useCanSave } from '@/ui/NotSaved';
import { Skeleton } from '@/ui/Skeleton';
import { errorMessage, patientName } from '@/wording/messages';
import { inviteLabel, offerLabel, skippedLabel } from '@/wording/offers';
import { useNames } from './useNames';

/** As far ahead as the server answers at once. */
const AHEAD = 60;
/** More would hide who waits below them; the soonest come first. */
const SHOWN = 4;

/** Makes a link to where an offer stands in the calendar. */
export type OfferLink = (offer: Offer, children: ReactNode) => ReactNode;

interface Props {
  link: OfferLink;
  department: string | undefined;
  /** Those that are over are shown too. */
  all: boolean;
  onAll: (all: boolean) => void;
}

/** What is offered just now: which time, until when, who was asked and what they said, who was passed over and why. */
export function OfferRows({ link, department, all, onAll }: Props) {
  const { t } = useLingui();
  const [every, setEvery] = useState(false);
  const [withdrawing, setWithdrawing] = useState<Offer | null>(null);
  const range = {
    from: new Date(dayBounds(today()).start).toISOString(),
    to: new Date(dayBounds(addDays(today(), AHEAD)).end).toISOString(),
    ...(department && { department }),
    ...(all && { status: 'open,taken,declined,withdrawn,expired' }),
  };
  const { data, error, refetch } = useQuery(offersIn(range));
  return (
    <section aria-label={t`Offers`} className="border-line border-b">
      <header className="flex items-center gap-3 px-4 py-1.5 max-md:px-3">
        <h2 className="font-semibold">{all ? t`Offers from today` : t`Open offers`}</h2>
        <button
          type="button"
          aria-pressed={all}
          onClick={() => onAll(!all)}
          className="ml-auto rounded-md px-1.5 py-1 text-accent hover:bg-page coarse:py-2"
        >
          {all ? t`Only open offers` : t`Show past offers`}
        </button>
      </header>
      {error && !data ? (
        <p role="alert" className="flex flex-wrap items-center gap-3 px-4 pb-2 text-harm max-md:px-3">
          {errorMessage(error)} <Button onClick={() => void refetch()}>{t`Try again`}</Button>
        </p>
      ) : !data ? (
        <Skeleton className="mx-4 mb-2 h-9" />
      ) : data.length === 0 ? (
        <p className="px-4 pb-2 text-mute max-md:px-3">
          <Trans>No open offers. Use Backfill in the calendar to offer free time.</Trans>
        </p>
      ) : (
        <>
          <ul>
            {data.slice(0, every ? undefined : SHOWN).map((offer) => (
              <OfferRow key={offer.id} offer={offer} link={link} onWithdraw={() => setWithdrawing(offer)} />
            ))}
          </ul>
          {data.length > SHOWN && (
            <button
              type="button"
              aria-expanded={every}
              onClick={() => setEvery(!every)}
              className="mx-2.5 mb-1 rounded-md px-1.5 py-1 text-accent hover:bg-page coarse:py-2"
            >
              {every ? t`Show fewer` : t`Show all ${data.length}`}
            </button>
          )}
        </>
      )}
      {withdrawing && <WithdrawDialog offer={withdrawing} onClose={() => setWithdrawing(null)} />}
    </section>
  );
}

function OfferRow({ offer, link, onWithdraw }: { offer: Offer; link: OfferLink; onWithdraw: () => void }) {
  const { t } = useLingui();
  const names = useNames();
  const canSave = useCanSave();
  const [start, end] = [Date.parse(offer.start), Date.parse(offer.end)];
  const doctor = names.doctor(offer.doctorId)?.name ?? '';
  const when = `${shortDay(dayOf(start))} ${clockRange(start, end)}`;
  const open = offer.status === 'open';
  return (
    <li
      data-offer={offer.id}
      className="grid grid-cols-[220px_minmax(0,1fr)_auto] items-start gap-x-6 gap-y-1.5 border-line-soft border-t px-4 py-2 max-md:grid-cols-1 max-md:px-3"
    >
      <div className="min-w-0">
        <p className={cx('truncate font-semibold', !open && 'text-mute')}>
          {open ? link(offer, when) : when}
        </p>
        <p className="truncate text-mute text-xs">
          {[doctor, names.department(offer.departmentId)?.name].filter(Boolean).join(', ')}
        </p>
        {open ? (
          <Until expires={Date.parse(offer.expires)} />
        ) : (
          <p className="text-xs">{offerLabel(offer.status)}</p>
        )}
      </div>
      <div className="grid min-w-0 gap-1">
        <ul aria-label={t`Invited patients`} className="flex flex-wrap gap-x-4 gap-y-1">
          {offer.asked.map((asked) => (
            <li key={asked.inviteId} className="flex min-w-0 items-center gap-1.5">
              <Answer {...asked} />
              <span className="truncate">{patientName(asked.patient) ?? t`Someone`}</span>
              <span className="shrink-0 text-mute text-xs">{inviteLabel(asked)}</span>
              {open && asked.status === 'open' && asked.failed && asked.patient && (
                <span className="shrink-0 text-xs">
                  <CallLink {...asked} />
                </span>
              )}
            </li>
          ))}
        </ul>
        {offer.skipped.length > 0 && (
          <details className="text-mute text-xs">
            <summary className="w-fit cursor-pointer rounded-sm hover:text-ink coarse:py-2">
              <Plural
                value={offer.skipped.length}
                one="One patient was skipped"
                other="# patients were skipped"
              />
            </summary>
            <ul className="grid gap-0.5 pt-1 pl-3.5">
              {offer.skipped.map(({ entryId, patient, because }) => (
                <li key={entryId}>
                  {patientName(patient) ?? t`Someone`}: {skippedLabel(because)}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {open && (
        <Button
          className="max-md:w-full"
          disabled={!canSave}
          aria-label={t`Withdraw ${when}, ${doctor}`}
          onClick={onWithdraw}
        >
          <Trans>Withdraw…</Trans>
        </Button>
      )}
    </li>
  );
}

function Until({ expires }: { expires: number }) {
  const left = useCountdown(expires, useStore(serverAhead));
  const end = clock(expires);
  const seconds = Math.ceil(left / 1_000);
  const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <p role="timer" aria-live="off" className="text-warn text-xs">
      {left === 0 ? (
        <Trans>has just ended</Trans>
      ) : left > HOUR ? (
        <Trans>until {end}</Trans>
      ) : (
        <Trans>
          until {end}, {shown} left
        </Trans>
      )}
    </p>
  );
}

function Answer({ status, failed }: Offer['asked'][number]) {
  if (status === 'confirmed') return <Check size={13} aria-hidden className="shrink-0 text-good" />;
  if (status === 'open' && failed) return <MailX size={13} aria-hidden className="shrink-0 text-harm" />;
  if (status === 'open') return <Clock size={13} aria-hidden className="shrink-0 text-warn" />;
  return <X size={13} aria-hidden className="shrink-0 text-mute" />;
}
