import { t } from '@lingui/core/macro';
import type { QueryClient } from '@tanstack/react-query';
import { remember } from '@/api/appointment-cache';
import { cancel } from '@/api/appointments';
import type { Appointment } from '@/api/model';
import { say } from '@/ui/toasts';
import { errorSentence } from '@/wording/sentences';

/** Takes back what was just booked. */
export async function cancelQuietly(client: QueryClient, item: Appointment): Promise<void> {
  try {
    remember(client, await cancel(item.id, item.version));
    say(t`Undone.`);
  } catch (error) {
    say(errorSentence(error), { tone: 'harm' });
  }
}
