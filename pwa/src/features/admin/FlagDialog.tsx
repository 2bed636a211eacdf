import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { flagUser, MONITORED } from '@/api/monitored';
import { Refused } from '@/api/problem';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { TextArea } from '@/ui/Field';
import { say } from '@/ui/toasts';
import { refused } from '@/wording/sentences';

interface Props {
  user: { id: string; username: string };
  onClose: () => void;
}

/** Marks somebody whom others should look at, and says why. */
export function FlagDialog({ user: { id, username }, onClose }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const flag = useMutation({
    mutationFn: () => flagUser(id, reason.trim()),
    onSuccess: () => {
      say(t`${username} is flagged.`);
      onClose();
      return client.invalidateQueries({ queryKey: [MONITORED] });
    },
  });
  const fault = flag.error && sentence(flag.error, t`${username} is flagged by hand already.`);
  return (
    <Dialog
      title={t`Flag ${username}`}
      onClose={onClose}
      onSubmit={() => {
        setMissing(reason.trim() === '');
        if (reason.trim() && !flag.isPending) flag.mutate();
      }}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Not now</Trans>
          </Button>
          <Button type="submit" look="primary" pending={flag.isPending}>
            <Trans>Flag</Trans>
          </Button>
        </>
      }
    >
      <p className="text-mute">
        <Trans>All administrators are told. The user is not, and can go on working.</Trans>
      </p>
      <TextArea
        label={t`Reason`}
        data-autofocus
        value={reason}
        maxLength={500}
        rows={3}
        onChange={(event) => setReason(event.target.value)}
        error={missing && !reason.trim() ? t`Say why, for those who look into it.` : undefined}
      />
      <p role="alert" className="text-harm text-xs empty:hidden">
        {fault}
      </p>
    </Dialog>
  );
}

const sentence = (error: unknown, twice: string) =>
  error instanceof Refused && error.rule === 'duplicate' ? twice : refused(error);
