import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { doctors } from '@/api/directory';
import { SelectField, TextField } from '@/ui/Field';
import { Options } from '@/ui/Options';

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
      <Options
        of={all
          .filter(({ id, active }) => active || id === value)
          .map(({ id, name, department }) => ({ id, name: `${name}, ${department.name}` }))}
      />
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
