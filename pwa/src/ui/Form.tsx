import { type ComponentProps, useEffect, useRef } from 'react';
import { cx } from '@/lib/cx';
import { FormError } from './FormError';
import { NotSaved } from './NotSaved';

interface PlainProps extends Omit<ComponentProps<'form'>, 'onSubmit'> {
  onSubmit: (text: (name: string) => string) => void;
}

/** A form that is sent here and not by the browser; what its fields hold is told by their names. */
export function PlainForm({ onSubmit, className = 'grid gap-3', ...rest }: PlainProps) {
  return (
    <form
      noValidate
      {...rest}
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        const content = new FormData(event.currentTarget);
        onSubmit((name) => String(content.get(name) ?? ''));
      }}
    />
  );
}

interface Props extends PlainProps {
  /** What is wrong with none of the fields. */
  formError?: string | undefined;
  /** What is wrong: when it changes, the cursor goes to the first field at fault. */
  fieldErrors?: unknown;
}

/** One column of fields that is sent as a whole; what they hold is read when it is sent. */
export function Form({ onSubmit, formError, fieldErrors, className, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer, a new look.
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [fieldErrors]);
  return (
    <PlainForm ref={form} className={cx('grid gap-3', className)} onSubmit={onSubmit}>
      {children}
      <FormError>{formError}</FormError>
      <NotSaved quiet />
    </PlainForm>
  );
}
