import { useLingui } from '@lingui/react/macro';
import { TextField } from '@/ui/Field';

interface Props {
  value: string;
  hint: string;
  error: string | undefined;
  placeholder?: string;
  onChange: (text: string) => void;
}

/** How many appointments a doctor may have at one time. */
export function LimitField({ value, hint, error, placeholder, onChange }: Props) {
  const { t } = useLingui();
  return (
    <TextField
      label={t`Max. parallel appointments`}
      inputMode="numeric"
      autoComplete="off"
      maxLength={2}
      className="max-w-20"
      placeholder={placeholder}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      hint={hint}
      error={error}
    />
  );
}
