import { createContext, use } from 'react';
import type { Draft } from '@/features/appointment/draft';
import type { View } from '@/lib/view';

/** What the views of the book share: the view of the URL, and the appointment that is open or being booked. */
export interface Book {
  view: View;
  go: (change: Partial<View>) => void;
  /** Shows an appointment beside the view, or nothing. */
  open: (id: string | undefined) => void;
  /** Shows what is no booking there instead. */
  show: (what: { suggestion: string } | { offer: string }) => void;
  draft: Draft | null;
  /** Absent for those who may not book. */
  setDraft: ((draft: Draft | null) => void) | undefined;
  /** Whether it can be said who came: of one, or of several that were selected. */
  mayAttend: boolean;
}

export const BookContext = createContext<Book | null>(null);

export function useBook(): Book {
  const book = use(BookContext);
  if (!book) throw new Error('useBook outside the book');
  return book;
}
