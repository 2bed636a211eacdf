import { t } from '@lingui/core/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account, AccountPatch } from '@/api/model';
import { Refused } from '@/api/problem';
import { ACCOUNTS, changeAccount } from '@/api/users';
import { say } from '@/ui/toasts';
import { refused } from '@/wording/sentences';

/** Saves a change of an account. When somebody else was quicker nothing is saved, and what they changed is read. */
export function useAccountChange(account: Account, onSaved: () => void) {
  const client = useQueryClient();
  /** The account as it was when somebody else changed it. */
  const [before, setBefore] = useState<Account | null>(null);
  const readAgain = () => client.invalidateQueries({ queryKey: [ACCOUNTS] });
  const change = useMutation({
    mutationFn: (patch: AccountPatch) => changeAccount(account, patch),
    onSuccess: (saved, patch) => {
      setBefore(null);
      onSaved();
      say(savedSentence(account, saved, patch));
      return readAgain();
    },
    onError: async (error) => {
      if (!(error instanceof Refused) || error.rule !== 'stale-version') return;
      setBefore(account);
      await readAgain();
    },
  });
  const conflict = change.error instanceof Refused && change.error.rule === 'stale-version';
  return {
    save: (patch: AccountPatch) => change.mutate(patch),
    pending: change.isPending,
    before,
    fault: conflict
      ? t`Not saved: somebody else changed this account meanwhile. Look at it and save again.`
      : refused(change.error),
  };
}

function savedSentence(was: Account, { username }: Account, { status }: AccountPatch): string {
  if (status === 'disabled') return t`${username} can no longer sign in.`;
  if (status === 'active' && was.status === 'pending') return t`${username} is approved and can sign in now.`;
  if (status === 'active') return t`${username} can sign in again.`;
  return t`Saved. It holds from ${username}’s next click.`;
}
