import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useStore } from '@/lib/store';
import { AskDialog } from '@/ui/Dialog';
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
    <AskDialog
      title={t`Override booking rules`}
      onClose={() => asked.set(null)}
      onSubmit={submit}
      back={t`Cancel`}
      yes={t`Continue anyway`}
    >
      <TextArea
        label={t`Reason`}
        value={reason}
        maxLength={500}
        error={error}
        data-autofocus
        onChange={(event) => setReason(event.target.value)}
      />
    </AskDialog>
  );
}
