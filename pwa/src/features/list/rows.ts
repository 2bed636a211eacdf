import type { Appointment } from '@/api/model';
import type { Sort } from '@/lib/view';

/** What both forms of the list, table and cards, are given. */
export interface RowsProps {
  items: readonly Appointment[];
  selected: string | undefined;
  sort: Sort;
  onSort: (sort: Sort) => void;
  onOpen: (id: string) => void;
}
