import { ADMIN } from './browser';
import { now } from './clock';
import { asUser } from './newcomer';

type Caller = Awaited<ReturnType<typeof asUser>>;

/** Somebody in the book; nobody else has their name or address. */
export interface Known {
  id: string;
  name: string;
  email: string;
}

let count = 0;

export async function patient(desk: Caller): Promise<Known> {
  count += 1;
  const stamp = `${now().toString(36)}${count}`;
  const name = `Waits${stamp}, Ada`;
  const { id } = await desk<{ id: string }>('POST', '/patients', { mrn: `E2E-W-${stamp}`, name });
  return { id, name, email: `waits-${stamp}@hospital.test` };
}

/** Somebody who waits for a doctor; `wish` says more than who and for whom. */
export async function waits(
  desk: Caller,
  doctorId: string,
  wish: Record<string, unknown> = {},
): Promise<Known & { entry: string }> {
  const somebody = await patient(desk);
  const { id: entry } = await desk<{ id: string }>('POST', '/overbook/waitlist', {
    patientId: somebody.id,
    doctorId,
    minutes: 30,
    email: somebody.email,
    ...wish,
  });
  return { ...somebody, entry };
}

/** Before everybody else. */
export const URGENT = { priority: 1, priorityReason: 'A story is told.' };

/** Whether the time of a cancelled appointment is offered to those on the waiting list. */
export async function offerFreedTime(offerFreed: boolean): Promise<void> {
  const admin = await asUser(ADMIN);
  const config = await admin<{ version: number; offerFreed: boolean }>('GET', '/overbook/config');
  if (config.offerFreed !== offerFreed) {
    await admin('PATCH', '/overbook/config', { offerFreed }, config.version);
  }
}
