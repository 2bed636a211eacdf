import { BulkBar } from '@/features/appointment/many/BulkBar';
import { useBook } from '../book';

/** What is done to many appointments at once, on the book's own ways. */
export function BookBulkBar({ mayCancel }: { mayCancel: boolean }) {
  const { open } = useBook();
  return <BulkBar mayCancel={mayCancel} onOpen={open} />;
}

export function BookAwayPage() {
  return null;
}
