import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asksAgain, breakGlass } from '@/api/glass';
import type { GlassRequest } from '@/api/model';
import { AskDialog } from '@/ui/Dialog';
import { TextArea } from '@/ui/Field';
import { useSubmit } from './useSubmit';

interface Props {
  /** What is opened. */
  what: Omit<GlassRequest, 'reason'>;
  title: string;
  onClose: () => void;
}

/** Opens in an emergency what is closed, after a reason was given, and says who will hear of it. */
export function BreakGlassDialog({ what, title, onClose }: Props) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const { submit, pending, fieldErrors } = useSubmit();
  const open = () =>
    void submit({ reason: reason.trim() ? undefined : t`Required` }, async () => {
      await breakGlass({ ...what, reason: reason.trim() });
      onClose();
      await asksAgain(client);
    });
  return (
    <AskDialog
      title={title}
      onClose={onClose}
      onSubmit={open}
      back={t`Cancel`}
      yes={t`Break the glass`}
      variant="harm"
      pending={pending}
      error={fieldErrors.form}
    >
      <p>
        <Trans>
          For emergencies. It stays open for 15 minutes. The privacy officer is told at once, and your reason
          and everything you view are recorded.
        </Trans>
      </p>
      <TextArea
        label={t`Reason`}
        data-autofocus
        value={reason}
        maxLength={500}
        error={fieldErrors.reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </AskDialog>
  );
}
