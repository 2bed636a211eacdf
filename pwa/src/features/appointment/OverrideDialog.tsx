import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useStore } from '@/lib/store';
import { AskDialog } from '@/ui/Dialog';
import { TextArea } from '@/ui/Field';
import { asked, type Question } from './override';

/** Asks why a rule is set aside, or what is over is changed; the reason is written to the history. */
export function OverrideDialog() {
  const question = useStore(asked);
  return question && <Ask {...question} />;
}

function Ask({ occasion, then }: Question) {
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
  const words = {
    override: { title: t`Override booking rules`, about: '', yes: t`Continue anyway` },
    correction: {
      title: t`Correct a past appointment`,
      about: t`This appointment is over. The history shows the change and its reason.`,
      yes: t`Save correction`,
    },
    early: {
      title: t`Record attendance early`,
      about: t`The day of the appointment has not come yet. The history shows the reason.`,
      yes: t`Record anyway`,
    },
  }[occasion];
  return (
    <AskDialog
      title={words.title}
      onClose={() => asked.set(null)}
      onSubmit={submit}
      back={t`Cancel`}
      yes={words.yes}
    >
      {words.about && <p>{words.about}</p>}
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
