import { useLingui } from '@lingui/react/macro';
import { TextField } from '@/ui/Field';

/** Whoever finds an open session does not take the account with it: what protects it asks for the password again. */
export function CurrentPassword({ error }: { error: string | undefined }) {
  const { t } = useLingui();
  return (
    <TextField
      label={t`Current password`}
      name="password"
      type="password"
      autoComplete="current-password"
      maxLength={128}
      error={error}
    />
  );
}
