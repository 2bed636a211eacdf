import { t } from '@lingui/core/macro';
import type { Account, AccountPatch, Doctor } from '@/api/model';
import { roleWord } from '@/wording/sentences';
import { accountStatusWord } from '../AccountBadge';

/** What another state of an account would be or is instead, a line for each. */
export function differences(from: Account, to: AccountPatch | Account, doctors: readonly Doctor[]): string[] {
  const lines: string[] = [];
  const name = (id: string | null | undefined) =>
    doctors.find((doctor) => doctor.id === id)?.name ?? (id ? t`a doctor` : t`nobody`);
  const arrow = (what: string, was: string, is: string) => lines.push(t`${what}: ${was} → ${is}`);
  if (to.role && to.role !== from.role) arrow(t`Role`, roleWord(from.role), roleWord(to.role));
  if (to.status && to.status !== from.status)
    arrow(t`Status`, accountStatusWord(from.status), accountStatusWord(to.status));
  if (to.mayOverride !== undefined && to.mayOverride !== from.mayOverride)
    arrow(t`May override`, from.mayOverride ? t`Yes` : t`No`, to.mayOverride ? t`Yes` : t`No`);
  const whole = 'id' in to;
  if (
    (whole || to.practitionerId !== undefined) &&
    (to.practitionerId ?? null) !== (from.practitionerId ?? null)
  )
    arrow(t`Linked doctor`, name(from.practitionerId), name(to.practitionerId));
  return lines;
}
