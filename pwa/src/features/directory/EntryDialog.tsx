import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Dialog, DialogButtons } from '@/ui/Dialog';
import { FormError } from '@/ui/FormError';
import { useCanSave } from '@/ui/NotSaved';
import { ConcurrentChanges } from './ConcurrentChanges';

interface Props {
  title: string;
  /** Whether it is added, and not changed. */
  fresh: boolean;
  pending: boolean;
  onSubmit: () => void;
  onClose: () => void;
  /** What somebody else changed since this was opened. */
  concurrentChanges: Parameters<typeof ConcurrentChanges>[0]['lines'];
  /** What is wrong with the whole, in a sentence. */
  formError: string | undefined;
  children: ReactNode;
}

/** The form of one entry of the directory. */
export function EntryDialog({
  title,
  fresh,
  pending,
  onSubmit,
  onClose,
  concurrentChanges,
  formError,
  children,
}: Props) {
  const canSave = useCanSave();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => !pending && onSubmit()}
      footer={
        <DialogButtons
          onBack={onClose}
          back={<Trans>Close</Trans>}
          variant="primary"
          pending={pending}
          disabled={!canSave}
        >
          {fresh ? <Trans>Add</Trans> : <Trans>Save</Trans>}
        </DialogButtons>
      }
    >
      {children}
      <ConcurrentChanges lines={concurrentChanges} />
      <FormError>{formError}</FormError>
    </Dialog>
  );
}
