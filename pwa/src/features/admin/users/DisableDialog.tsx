import { Trans, useLingui } from '@lingui/react/macro';
import type { Account } from '@/api/model';
import { AskDialog } from '@/ui/Dialog';

interface Props {
  account: Account;
  mine: boolean;
  onYes: () => void;
  onClose: () => void;
}

/** Asks before somebody is shut out. */
export function DisableDialog({ account: { username, status }, mine, onYes, onClose }: Props) {
  const { t } = useLingui();
  const waiting = status === 'pending';
  return (
    <AskDialog
      title={waiting ? t`Refuse ${username}?` : t`Disable ${username}?`}
      onClose={onClose}
      onSubmit={onYes}
      back={t`Keep`}
      variant="harm"
      yes={waiting ? t`Refuse` : t`Disable`}
    >
      <p>
        {waiting ? (
          <Trans>They cannot sign in. The account stays in the list and can be approved later.</Trans>
        ) : mine ? (
          <Trans>
            This is you: you will be signed out immediately, and only another administrator can enable your
            account again.
          </Trans>
        ) : (
          <Trans>They are signed out everywhere immediately. Their activity stays in the log.</Trans>
        )}
      </p>
    </AskDialog>
  );
}
