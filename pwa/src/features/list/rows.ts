import type { Appointment } from '@/api/model';
import type { Sort } from '@/lib/view';

/** What both forms of the list, table and cards, are given. */
export interface RowsProps {
  items: readonly Appointment[];
  selected: string | undefined;
  sort: Sort;
  onSort: (sort: Sort) => void;
  onOpen: (id: string) => void;
  /** Absent as long as none is selected and nobody has begun to select. */
  selection: RowSelection | undefined;
}

/** Which rows something is to be done to together. */
export interface RowSelection {
  /** A press on a row selects it instead of opening it. */
  mode: boolean;
  has: (id: string) => boolean;
  toggle: (item: Appointment) => void;
  /** Those of the page, or none of them. */
  all: (wanted: boolean) => void;
}
