import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Patient } from '@/api/model';
import { markConfidential } from '@/api/patientRecords';
import { useSubmit } from '@/components/useSubmit';
import { Button } from '@/ui/Button';
import { AskDialog } from '@/ui/Dialog';
import { toast } from '@/ui/toasts';

/** Closes a patient to all who do not treat them, or opens them again. */
export function Confidential({ patient }: { patient: Patient }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { submit, pending, fieldErrors, clear } = useSubmit();
  const { id, version, name, confidential } = patient;
  const close = () => {
    clear();
    setAsking(false);
  };
  const change = () =>
    void submit({}, async () => {
      await markConfidential(id, version, !confidential);
      toast(confidential ? t`${name} is no longer confidential.` : t`${name} is confidential now.`);
      close();
      await client.invalidateQueries({ queryKey: ['patients'] });
    });
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        {confidential ? t`Not confidential…` : t`Make confidential…`}
      </Button>
      {asking && (
        <AskDialog
          title={confidential ? t`Open this patient to everyone?` : t`Make this patient confidential?`}
          onClose={close}
          onSubmit={change}
          pending={pending}
          error={fieldErrors.form}
          back={t`Cancel`}
          yes={confidential ? t`Open to everyone` : t`Make confidential`}
        >
          <p>
            {confidential ? (
              <Trans>
                Everyone who works with the calendar will see who <b className="font-semibold">{name}</b> is.
              </Trans>
            ) : (
              <Trans>
                Only administrators, auditors, the doctors of <b className="font-semibold">{name}</b> and
                users of the departments where they are booked will see who they are. To everyone else they
                are a “confidential patient”, and not found by name.
              </Trans>
            )}
          </p>
        </AskDialog>
      )}
    </>
  );
}
