import { cx } from '@/lib/cx';

interface Props {
  name: string;
  /** A `blob:` address; without one the initials stand in. */
  src: string | null;
  /** Its size, and the size of the initials. */
  className: string;
}

/** Somebody's face, or their initials. The name stands beside it or is the control's, so it says nothing itself. */
export function Portrait({ name, src, className }: Props) {
  const shape = cx('shrink-0 rounded-full bg-accent/14', className);
  return src ? (
    <img src={src} alt="" data-portrait className={cx(shape, 'object-cover')} />
  ) : (
    <span aria-hidden className={cx(shape, 'grid place-items-center font-semibold text-accent')}>
      {initials(name)}
    </span>
  );
}

/** `Ada Clerk` and `ada.clerk` are AC. */
export function initials(name: string): string {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  const [first = '?', last = ''] = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return `${[...first][0]}${[...last][0] ?? ''}`.toUpperCase();
}
