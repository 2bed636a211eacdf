import type { ButtonHTMLAttributes } from 'react';
import { cx } from '@/lib/cx';

type Variant = 'primary' | 'plain' | 'quiet' | 'harm';

const variants: Record<Variant, string> = {
  primary: 'bg-accent text-accent-ink font-semibold hover:brightness-110 border border-transparent',
  plain: 'border border-line hover:bg-page hover:border-line-strong',
  quiet: 'text-mute hover:text-ink hover:bg-page border border-transparent',
  harm: 'border border-line text-harm hover:bg-page hover:border-harm',
};

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: Variant;
  /** Something is under way: the button keeps its width and takes no second press. */
  pending?: boolean;
}

export function Button({
  variant = 'plain',
  pending = false,
  disabled,
  className,
  type = 'button',
  ...rest
}: Props) {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      className={cx(
        'inline-flex h-8 items-center justify-center gap-1.5 whitespace-nowrap rounded-lg px-3 transition-colors duration-100 coarse:h-10',
        'disabled:opacity-50 aria-busy:animate-pulse',
        variants[variant],
        className,
      )}
    />
  );
}

/** A button that is only a picture; its name is for those who cannot see it, and its tooltip. */
export function IconButton({
  label,
  className,
  type = 'button',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { label: string }) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={cx(
        'inline-grid size-8 place-items-center rounded-lg text-mute transition-colors duration-100 hover:bg-page hover:text-ink coarse:size-10',
        className,
      )}
    />
  );
}
