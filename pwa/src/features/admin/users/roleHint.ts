import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Role } from '@/api/model';

const HINTS: Record<Role, MessageDescriptor> = {
  ADMIN: msg`Full access.`,
  USER: msg`Sees and books appointments.`,
  DOCTOR: msg`Sees their own appointments and sets their own hours.`,
  AUDITOR: msg`Reads the activity log, sees users and flags, and decides about flags.`,
};

/** What a role lets somebody do, in a sentence. */
export const roleHint = (role: Role): string => i18n._(HINTS[role]);
