import { BulkBar } from '@/features/appointment/bulk/BulkBar';
import { useBook } from '../book';

/** The bar of the selected appointments, wired to the details pane. */
export function Bulk({ mayCancel }: { mayCancel: boolean }) {
  const { open } = useBook();
  return <BulkBar mayCancel={mayCancel} onOpen={open} />;
}
