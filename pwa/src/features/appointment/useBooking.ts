import { t } from '@lingui/core/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { remember } from '@/api/appointment-cache';
import { book } from '@/api/appointments';
import type { Appointment, BookingRequest, Problem } from '@/api/model';
import { Refused, Unreachable } from '@/api/problem';
import { useSubmit } from '@/components/useSubmit';
import { useIdempotencyKey } from '@/lib/useIdempotencyKey';
import { toast } from '@/ui/toasts';
import { bookedMessage, formMessage } from '@/wording/messages';
import { cancelQuietly } from './cancelQuietly';

export interface BookingFailure {
  /** None where no answer came: the form says that itself. */
  message: string | null;
  /** The rule that refused, where one did. */
  rule: string | null;
  problem: Problem | null;
  /** Nobody knows whether it arrived: the very same request is to be sent again. */
  unanswered: boolean;
}

/** Books; what is sent again after a lost answer is booked once. */
export function useBooking(onBooked: (item: Appointment) => void) {
  const client = useQueryClient();
  const { submit, error, pending, clear } = useSubmit();
  /** With whom it was to be, by name. */
  const [doctor, setDoctor] = useState<string>();
  const keyOf = useIdempotencyKey();

  const send = (request: BookingRequest, whom: string | undefined) => {
    setDoctor(whom);
    return submit({}, async () => {
      const item = await book(request, keyOf(request));
      remember(client, item);
      toast(bookedMessage(item, request.patient && !request.patient.mrn), {
        actions: [{ label: t`Undo`, run: () => void cancelQuietly(client, item) }],
      });
      onBooked(item);
    });
  };
  const failure: BookingFailure | null = error && {
    message: formMessage(error, doctor),
    rule: error instanceof Refused ? error.rule : null,
    problem: error instanceof Refused ? error.problem : null,
    unanswered: error instanceof Unreachable,
  };
  return { send, pending, failure, clear };
}
