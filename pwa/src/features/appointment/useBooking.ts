import { t } from '@lingui/core/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { remember } from '@/api/appointment-cache';
import { book } from '@/api/appointments';
import type { Appointment, BookingRequest, Problem } from '@/api/model';
import { Refused, Unreachable } from '@/api/problem';
import { errorSentence } from '@/api/sentences';
import { clock } from '@/lib/zone';
import { say } from '@/ui/toasts';
import { cancelQuietly } from './cancelQuietly';

export interface BookingFailure {
  sentence: string;
  /** The rule that refused, where one did. */
  rule: string | null;
  problem: Problem | null;
  /** Nobody knows whether it arrived: the very same request may be sent again. */
  unanswered: boolean;
}

/**
 * Books. The same form sent again after a lost answer carries the same key, so that nothing is booked twice; a changed
 * form is a new request with a key of its own.
 */
export function useBooking(onBooked: (item: Appointment) => void) {
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<BookingFailure | null>(null);
  const sent = useRef<{ body: string; key: string; again: () => void } | null>(null);

  const submit = async (request: BookingRequest, doctor: string | undefined) => {
    const body = JSON.stringify(request);
    const key = sent.current?.body === body ? sent.current.key : crypto.randomUUID();
    sent.current = { body, key, again: () => void submit(request, doctor) };
    setPending(true);
    setFailure(null);
    try {
      const item = await book(request, key);
      remember(client, item);
      const name = item.patient?.name ?? t`Appointment`;
      const time = clock(Date.parse(item.start));
      say(item.overbooked ? t`${name} booked at ${time}, overbooked.` : t`${name} booked at ${time}.`, {
        actions: [{ label: t`Undo`, run: () => void cancelQuietly(client, item) }],
      });
      onBooked(item);
    } catch (error) {
      setFailure({
        sentence:
          error instanceof Unreachable
            ? t`Not saved: no connection to the server.`
            : errorSentence(error, doctor),
        rule: error instanceof Refused ? error.rule : null,
        problem: error instanceof Refused ? error.problem : null,
        unanswered: error instanceof Unreachable,
      });
    } finally {
      setPending(false);
    }
  };
  return { submit, again: () => sent.current?.again(), pending, failure, clear: () => setFailure(null) };
}
