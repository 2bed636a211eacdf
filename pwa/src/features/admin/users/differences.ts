import { t } from '@lingui/core/macro';
import type { Account, AccountPatch, Department, Doctor } from '@/api/model';
import { roleLabel } from '@/wording/messages';
import { accountStatusLabel } from '../AccountBadge';

/** What another state of an account would be or is instead, a line for each. */
export function differences(
  from: Account,
  to: AccountPatch | Account,
  doctors: readonly Doctor[],
  departments: readonly Department[],
): string[] {
  const lines: string[] = [];
  const name = (id: string | null | undefined) =>
    doctors.find((doctor) => doctor.id === id)?.name ?? (id ? t`a doctor` : t`nobody`);
  const arrow = (what: string, was: string, is: string) => lines.push(t`${what}: ${was} → ${is}`);
  if (to.role && to.role !== from.role) arrow(t`Role`, roleLabel(from.role), roleLabel(to.role));
  if (to.status && to.status !== from.status)
    arrow(t`Status`, accountStatusLabel(from.status), accountStatusLabel(to.status));
  if (to.mayOverride !== undefined && to.mayOverride !== from.mayOverride)
    arrow(t`May override`, from.mayOverride ? t`Yes` : t`No`, to.mayOverride ? t`Yes` : t`No`);
  if (to.requireSecondFactor !== undefined && to.requireSecondFactor !== (from.requireSecondFactor ?? false))
    arrow(
      t`Must use two-step verification`,
      from.requireSecondFactor ? t`Yes` : t`No`,
      to.requireSecondFactor ? t`Yes` : t`No`,
    );
  const whole = 'id' in to;
  if (
    (whole || to.practitionerId !== undefined) &&
    (to.practitionerId ?? null) !== (from.practitionerId ?? null)
  )
    arrow(t`Linked doctor`, name(from.practitionerId), name(to.practitionerId));
  if ((whole || to.patientId !== undefined) && (to.patientId ?? null) !== (from.patientId ?? null))
    arrow(t`Own patient record`, from.patientId ? t`linked` : t`none`, to.patientId ? t`linked` : t`none`);
  const named = (id: string | null | undefined) =>
    departments.find((department) => department.id === id)?.name ?? (id ? t`a department` : t`none`);
  if ((whole || to.departmentId !== undefined) && (to.departmentId ?? null) !== (from.departmentId ?? null))
    arrow(t`Department`, named(from.departmentId), named(to.departmentId));
  if (
    (whole || to.signOnSubject !== undefined) &&
    (to.signOnSubject ?? null) !== (from.signOnSubject ?? null)
  )
    arrow(t`Hospital account`, from.signOnSubject ?? t`none`, to.signOnSubject ?? t`none`);
  return lines;
}
