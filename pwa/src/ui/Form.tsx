import { type ReactNode, useEffect, useRef } from 'react';
import { cx } from '@/lib/cx';
import { FormError } from './FormError';
import { NotSaved } from './NotSaved';

interface Props {
  onSubmit: (text: (name: string) => string) => void;
  /** What is wrong with none of the fields. */
  formError?: string | undefined;
  /** What is wrong: when it changes, the cursor goes to the first field at fault. */
  fieldErrors?: unknown;
  className?: string;
  children: ReactNode;
}

/** One column of fields that is sent as a whole; what they hold is read when it is sent. */
export function Form({ onSubmit, formError, fieldErrors, className, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer, a new look.
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [fieldErrors]);
  return (
    <form
      ref={form}
      noValidate
      className={cx('grid gap-3', className)}
      onSubmit={(event) => {
        event.preventDefault();
        const content = new FormData(event.currentTarget);
        onSubmit((name) => String(content.get(name) ?? ''));
      }}
    >
      {children}
      <FormError>{formError}</FormError>
      <NotSaved quiet />
    </form>
  );
}
