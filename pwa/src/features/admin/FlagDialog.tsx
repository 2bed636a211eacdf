import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { flagUser, MONITORED } from '@/api/monitored';
import { useSubmit } from '@/components/useSubmit';
import { AskDialog } from '@/ui/Dialog';
import { TextArea } from '@/ui/Field';
import { toast } from '@/ui/toasts';

interface Props {
  user: { id: string; username: string };
  onClose: () => void;
}

/** Marks somebody whom others should look at, and says why. */
export function FlagDialog({ user: { id, username }, onClose }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const { fieldErrors, pending, submit } = useSubmit({
    duplicate: { form: t`${username} has already been flagged manually.` },
  });
  const flag = () =>
    submit(
      { reason: reason.trim() ? undefined : t`Give a reason for the administrators who review it.` },
      async () => {
        await flagUser(id, reason.trim());
        toast(t`${username} has been flagged.`);
        onClose();
        await client.invalidateQueries({ queryKey: [MONITORED] });
      },
    );
  return (
    <AskDialog
      title={t`Flag ${username}`}
      onClose={onClose}
      onSubmit={() => void flag()}
      back={t`Cancel`}
      pending={pending}
      yes={t`Flag`}
      error={fieldErrors.form}
    >
      <p className="text-mute">{t`All administrators are notified. The user is not and can keep working.`}</p>
      <TextArea
        label={t`Reason`}
        data-autofocus
        value={reason}
        maxLength={500}
        rows={3}
        onChange={(event) => setReason(event.target.value)}
        error={reason.trim() ? undefined : fieldErrors.reason}
      />
    </AskDialog>
  );
}
