import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { ConcurrentChanges } from '@/components/ConcurrentChanges';
import { AskDialog } from '@/ui/Dialog';
import { useCanSave } from '@/ui/NotSaved';

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
    <AskDialog
      title={title}
      onClose={onClose}
      onSubmit={onSubmit}
      back={t`Close`}
      pending={pending}
      disabled={!canSave}
      yes={fresh ? t`Add` : t`Save`}
      error={formError}
    >
      {children}
      <ConcurrentChanges lines={concurrentChanges} />
    </AskDialog>
  );
}
