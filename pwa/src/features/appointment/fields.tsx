import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { appointmentTypes, doctors } from '@/api/directory';
import type { AppointmentType } from '@/api/model';
import { duration, MINUTE } from '@/lib/zone';
import { SelectField, TextField } from '@/ui/Field';

/** The doctors of the house who work here now. */
export function DoctorField({
  value,
  error,
  onChange,
}: {
  value: string;
  error?: string | undefined;
  onChange: (id: string) => void;
}) {
  const { t } = useLingui();
  const all = useQuery(doctors).data ?? [];
  return (
    <SelectField
      label={t`Doctor`}
      value={value}
      error={error}
      onChange={(event) => onChange(event.target.value)}
    >
      {value === '' && (
        <option value="" disabled>
          {t`Choose…`}
        </option>
      )}
      {all
        .filter((doctor) => doctor.active || doctor.id === value)
        .map((doctor) => (
          <option key={doctor.id} value={doctor.id}>
            {doctor.name}, {doctor.department.name}
          </option>
        ))}
    </SelectField>
  );
}

interface WhenProps {
  day: string;
  time: string;
  error?: string | undefined;
  autofocus?: boolean;
  onDay: (day: string) => void;
  onTime: (time: string) => void;
}

/** Date and time side by side, in the hospital's zone. */
export function WhenFields({ day, time, error, autofocus, onDay, onTime }: WhenProps) {
  const { t } = useLingui();
  return (
    <div className="grid grid-cols-2 gap-3">
      <TextField
        label={t`Date`}
        type="date"
        value={day}
        required
        onChange={(event) => onDay(event.target.value)}
      />
      <TextField
        label={t`Time`}
        type="time"
        step={300}
        value={time}
        required
        error={error}
        data-autofocus={autofocus || undefined}
        onChange={(event) => onTime(event.target.value)}
      />
    </div>
  );
}

interface TypeProps {
  value: string;
  /** Whose types are offered, beside those of the whole house. */
  departmentId: string | undefined;
  bare?: boolean;
  onChange: (id: string, type: AppointmentType | undefined) => void;
}

export function TypeField({ value, departmentId, bare, onChange }: TypeProps) {
  const { t } = useLingui();
  const types = useQuery(appointmentTypes).data ?? [];
  const offered = types.filter(
    (type) =>
      type.id === value || (type.active && (!type.departmentId || type.departmentId === departmentId)),
  );
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
      {offered.map((type) => (
        <option key={type.id} value={type.id}>
          {type.name}
        </option>
      ))}
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
      {lengths.map((minutes) => (
        <option key={minutes} value={minutes}>
          {duration(minutes * MINUTE)}
        </option>
      ))}
    </SelectField>
  );
}
