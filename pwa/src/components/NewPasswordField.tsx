import { t } from '@lingui/core/macro';
import type { InputHTMLAttributes } from 'react';
import { TextField } from '@/ui/Field';

const SHORTEST = 12;

/** What is wrong with a new password before it is sent; whether it is too well known, only the server says. */
export function newPasswordFault(password: string): string | undefined {
  return [...password].length >= SHORTEST ? undefined : t`Use at least ${SHORTEST} characters.`;
}

export function NewPasswordField(
  props: { label?: string; error?: string | undefined } & InputHTMLAttributes<HTMLInputElement>,
) {
  return (
    <TextField
      label={t`New password`}
      name="newPassword"
      type="password"
      autoComplete="new-password"
      maxLength={128}
      hint={t`At least ${SHORTEST} characters. A few words together are easy to remember and hard to guess.`}
      {...props}
    />
  );
}
