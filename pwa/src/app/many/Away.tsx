import { useBook } from '../book';

/** A doctor's time away, on the book's own ways. */
export function Away() {
  const { view } = useBook();
  return <p>{view.away}</p>;
}
