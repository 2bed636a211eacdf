import { t } from '@lingui/core/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { Account, AccountPatch } from '@/api/model';
import { ACCOUNTS, changeAccount } from '@/api/users';
import { useVersionedSave } from '@/components/useVersionedSave';
import { say } from '@/ui/toasts';
import { refused } from '@/wording/sentences';

/** Saves a change of an account. */
export function useAccountChange(account: Account, onSaved: () => void) {
  const client = useQueryClient();
  const readAgain = () => client.invalidateQueries({ queryKey: [ACCOUNTS] });
  const { faults, error, pending, before, save } = useVersionedSave(account, readAgain, {
    'stale-version': {
      form: t`Not saved: someone else changed this account in the meantime. Check it and save again.`,
    },
  });
  return {
    save: (patch: AccountPatch) =>
      save({}, async () => {
        const saved = await changeAccount(account, patch);
        onSaved();
        say(savedSentence(account, saved, patch));
        await readAgain();
      }),
    pending,
    before,
    fault: faults.form ?? refused(error),
  };
}

function savedSentence(was: Account, { username }: Account, { status }: AccountPatch): string {
  if (status === 'disabled') return t`${username} can no longer sign in.`;
  if (status === 'active' && was.status === 'pending') return t`${username} is approved and can sign in now.`;
  if (status === 'active') return t`${username} can sign in again.`;
  return t`Saved. Takes effect immediately.`;
}
