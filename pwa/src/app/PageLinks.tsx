import { Link } from '@tanstack/react-router';
import { cx } from '@/lib/cx';
import { Segmented, segment } from '@/ui/Segmented';
import { type Path, useMayOpen } from './access';

interface Props {
  label: string;
  pages: readonly { to: Path; name: string }[];
  className?: string;
}

/** The pages of one frame side by side, as far as the reader may open them; one alone needs no way to it. */
export function PageLinks({ label, pages, className }: Props) {
  const mayOpen = useMayOpen();
  const open = pages.filter(({ to }) => mayOpen(to));
  if (open.length < 2) return null;
  return (
    <Segmented label={label} className={className}>
      {open.map(({ to, name }, index) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: true, includeSearch: false }}
          className={cx(segment, index > 0 && 'border-line border-l')}
        >
          {name}
        </Link>
      ))}
    </Segmented>
  );
}
