import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useStore } from '@/lib/store';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { TextArea } from '@/ui/Field';
import { asked } from './override';

/** Asks why hours, time off or the clock are to be set aside; the reason is written to the history. */
export function OverrideDialog() {
  const then = useStore(asked);
  return then && <Ask then={then} />;
}

function Ask({ then }: { then: (reason: string) => void }) {
  const { t } = useLingui();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const submit = () => {
    if (!reason.trim()) {
      setError(t`Give a reason. It is saved with the appointment.`);
      return;
    }
    asked.set(null);
    then(reason.trim());
  };
  return (
    <Dialog
      title={t`Override booking rules`}
      onClose={() => asked.set(null)}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={() => asked.set(null)}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" look="primary">
            <Trans>Continue anyway</Trans>
          </Button>
        </>
      }
    >
      <TextArea
        label={t`Reason`}
        value={reason}
        maxLength={500}
        error={error}
        data-autofocus
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
