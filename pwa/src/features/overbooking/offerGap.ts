import { t } from '@lingui/core/macro';
import type { QueryClient } from '@tanstack/react-query';
import { remember } from '@/api/appointment-cache';
import { appointment, SCHEDULES } from '@/api/appointments';
import { doctors } from '@/api/directory';
import { backfill, GAPS } from '@/api/gaps';
import type { Offer, Slot } from '@/api/model';
import { offer as one } from '@/api/offer';
import { Refused, Unreachable } from '@/api/problem';
import { WAITLIST } from '@/api/waitlist';
import { clockRange } from '@/lib/zone';
import { say } from '@/ui/toasts';
import { errorSentence } from '@/wording/sentences';

interface Back {
  onOffered: (offer: Offer) => void;
  /** Books the time by hand. */
  onBook: (slot: Slot) => void;
}

/** What is on its way: a second press is the same one. */
const underWay = new Set<string>();

/** Offers free time to the best who wait; a refusal is a sentence with a way out. */
export async function offerGap(
  client: QueryClient,
  slot: Slot,
  back: Back,
  key: string = crypto.randomUUID(),
): Promise<void> {
  const place = `${slot.doctorId} ${slot.start}`;
  if (underWay.has(place)) return;
  underWay.add(place);
  try {
    const made = await backfill(slot, key);
    client.setQueryData(one(made.id).queryKey, made);
    showHold(client, made).catch(() => undefined);
    back.onOffered(made);
  } catch (error) {
    explain(client, slot, back, key, error);
  } finally {
    underWay.delete(place);
    for (const stale of [WAITLIST, GAPS]) void client.invalidateQueries({ queryKey: [stale] });
  }
}

/** The hold comes by the live feed too; it stands there at once. */
async function showHold(client: QueryClient, { appointmentId }: Offer): Promise<void> {
  if (appointmentId) remember(client, await client.fetchQuery(appointment(appointmentId)));
  else await client.invalidateQueries({ queryKey: [SCHEDULES, 'range'] });
}

function explain(client: QueryClient, slot: Slot, back: Back, key: string, error: unknown): void {
  if (error instanceof Unreachable) {
    say(t`Not offered: no connection to the server.`, {
      tone: 'harm',
      actions: [{ label: t`Try again`, run: () => void offerGap(client, slot, back, key) }],
    });
    return;
  }
  const book = { label: t`Book it yourself`, run: () => back.onBook(slot) };
  if (error instanceof Refused && error.rule === 'nobody-to-ask') {
    const when = clockRange(Date.parse(slot.start), Date.parse(slot.end));
    say(t`No match on the waiting list for ${when}.`, { actions: [book] });
    return;
  }
  const doctor = client.getQueryData(doctors.queryKey)?.find(({ id }) => id === slot.doctorId)?.name;
  say(errorSentence(error, doctor), { tone: 'harm' });
}
