import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { appointmentTypes, departments } from '@/api/directory';
import type { AppointmentType } from '@/api/model';
import { duration, MINUTE } from '@/lib/zone';
import { SelectField } from '@/ui/Field';
import { Options } from '@/ui/Options';

interface TypeProps {
  value: string;
  /** Whose types are offered, beside those of the whole house. */
  departmentId: string | undefined;
  /** Whether those of all departments are offered, as long as none is chosen. */
  everybody?: boolean;
  bare?: boolean;
  onChange: (id: string, type: AppointmentType | undefined) => void;
}

/** What for: the types of the whole house, and of a department. */
export function TypeField({ value, departmentId, everybody = false, bare, onChange }: TypeProps) {
  const { t } = useLingui();
  const types = useQuery(appointmentTypes).data ?? [];
  const houses = useQuery({ ...departments, enabled: everybody }).data ?? [];
  const offered = types
    .filter(
      (type) =>
        type.id === value ||
        (type.active && (everybody || !type.departmentId || type.departmentId === departmentId)),
    )
    .map(({ id, name, departmentId: of }) => {
      const house = everybody && houses.find((department) => department.id === of)?.name;
      return { id, name: house ? `${name}, ${house}` : name };
    });
  return (
    <SelectField
      label={t`Type`}
      bare={bare}
      value={value}
      onChange={({ target }) =>
        onChange(
          target.value,
          types.find((type) => type.id === target.value),
        )
      }
    >
      <option value="">{t`No type`}</option>
      <Options of={offered} />
    </SelectField>
  );
}

const LENGTHS = [10, 15, 20, 30, 45, 60, 90, 120];

interface LengthProps {
  /** Milliseconds. */
  value: number;
  bare?: boolean;
  disabled?: boolean;
  onChange: (length: number) => void;
}

/** How long a visit takes. */
export function LengthField({ value, bare, disabled, onChange }: LengthProps) {
  const { t } = useLingui();
  const lengths = [...new Set([...LENGTHS, value / MINUTE])].sort((a, b) => a - b);
  return (
    <SelectField
      label={t`Duration`}
      bare={bare}
      disabled={disabled}
      value={value / MINUTE}
      onChange={(event) => onChange(Number(event.target.value) * MINUTE)}
    >
      <Options of={lengths.map((minutes) => ({ id: minutes, name: duration(minutes * MINUTE) }))} />
    </SelectField>
  );
}
