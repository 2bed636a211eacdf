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
}

/**
 * Books. The same form sent again after a lost answer carries the same key, so that nothing is booked twice; a changed
 * form is a new request with a key of its own.
 */
export function useBooking(onBooked: (item: Appointment) => void) {
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<BookingFailure | null>(null);
  const sent = useRef({ body: '', key: '' });

  const submit = async (request: BookingRequest, doctor: string | undefined) => {
    const body = JSON.stringify(request);
    if (sent.current.body !== body) sent.current = { body, key: crypto.randomUUID() };
    setPending(true);
    setFailure(null);
    try {
      const item = await book(request, sent.current.key);
      remember(client, item);
      const name = item.patient?.name ?? t`Appointment`;
      const time = clock(Date.parse(item.start));
      say(t`${name} booked at ${time}.`, {
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
      });
    } finally {
      setPending(false);
    }
  };
  return { submit, pending, failure, clear: () => setFailure(null) };
}
