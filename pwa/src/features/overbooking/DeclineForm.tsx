import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Suggestion } from '@/api/model';
import { declineSuggestion, SUGGESTIONS, suggestion } from '@/api/suggestions';
import { useSubmit } from '@/components/useSubmit';
import { TextArea } from '@/ui/Field';
import { PlainForm } from '@/ui/Form';
import { FormButtons } from '@/ui/FormButtons';
import { FormError } from '@/ui/FormError';
import { toast } from '@/ui/toasts';
import { Choice } from './Choice';

interface Props {
  item: Suggestion;
  onBack: () => void;
  onDone: () => void;
}

/** What is said in the person's own words. */
const OTHER = -1;

/** Asks why not; this very time is not suggested again. */
export function DeclineForm({ item, onBack, onDone }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<number | null>(null);
  const [text, setText] = useState('');
  const { fieldErrors, pending, submit } = useSubmit();
  const ready = [
    t`The doctor does not want it`,
    t`The booked patients are sure to come`,
    t`This session runs late anyway`,
    t`Others would wait too long`,
  ];
  const reason = [ready[chosen ?? OTHER], text.trim()].filter(Boolean).join('. ');
  const send = () =>
    submit({ reason: reason ? undefined : t`Give a reason, so that we can learn from it.` }, async () => {
      try {
        client.setQueryData(suggestion(item.id).queryKey, await declineSuggestion(item.id, reason));
      } finally {
        void client.invalidateQueries({ queryKey: [SUGGESTIONS] });
      }
      toast(t`Declined. This time will not be suggested again.`);
      onDone();
    });
  return (
    <PlainForm onSubmit={() => void send()}>
      <fieldset className="grid gap-0.5">
        <legend className="pb-1 font-semibold">{t`Why not?`}</legend>
        {ready.map((each, index) => (
          <Choice
            key={each}
            name="why-not"
            autoFocus={index === 0}
            checked={chosen === index}
            onChoose={() => setChosen(index)}
          >
            {each}
          </Choice>
        ))}
        <Choice name="why-not" checked={chosen === OTHER} onChoose={() => setChosen(OTHER)}>
          <Trans>Another reason</Trans>
        </Choice>
      </fieldset>
      <TextArea
        label={chosen === OTHER ? t`Reason` : t`Comment (optional)`}
        value={text}
        maxLength={400}
        error={fieldErrors.reason}
        onChange={(event) => setText(event.target.value)}
      />
      <FormError>{fieldErrors.form}</FormError>
      <FormButtons onBack={onBack} pending={pending}>{t`Decline`}</FormButtons>
    </PlainForm>
  );
}
