import { t } from '@lingui/core/macro';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Refused, Unreachable } from '@/api/problem';
import { errorMessage } from '@/wording/messages';

/** What is wrong, by the field it belongs to; `form` is what belongs to none. */
export type FieldErrors = Partial<Record<string, string>>;

/** Thrown by what a form does where it knows better than the rule itself what is wrong. */
export class InvalidForm extends Error {
  constructor(readonly fieldErrors: FieldErrors) {
    super('invalid form');
  }
}

const A_PASSWORD = /password/i;

export function fieldErrorsOf(error: unknown): FieldErrors {
  if (error instanceof InvalidForm) return error.fieldErrors;
  // The form says itself that it is not saved, and what can be done (ui/NotSaved).
  if (error instanceof Unreachable) return {};
  if (!(error instanceof Refused)) return { form: errorMessage(error) };
  const { rule, problem, retryAfter } = error;
  if (rule === 'wrong-password') return { password: errorMessage(error) };
  if (rule === 'wrong-code') return { code: errorMessage(error) };
  if (rule === 'throttled' && retryAfter)
    return { form: t`Too many attempts. Try again in ${Math.ceil(retryAfter / 60)} min.` };
  const fieldErrors: FieldErrors = {};
  for (const { field, message } of problem.errors ?? [])
    fieldErrors[field] = A_PASSWORD.test(field)
      ? t`This password is too easy to guess. Choose another.`
      : t`Not accepted: ${message}`;
  return Object.keys(fieldErrors).length > 0 ? fieldErrors : { form: errorMessage(error) };
}

/**
 * A form on its way to the server: what is under way, and what was wrong with which field. One way for all of them; what
 * is sent again after a lost answer carries the same key (`useIdempotencyKey`).
 *
 * @param means what a rule of the server means in this form, where that is more than the rule's own sentence
 */
export function useSubmit(means: Partial<Record<string, FieldErrors>> = {}) {
  const [fieldErrors, setFieldErrors] = useState<FieldErrors>({});
  const { mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onError: (failed) =>
      setFieldErrors((failed instanceof Refused && means[failed.rule]) || fieldErrorsOf(failed)),
    // What was sent may hold a password.
    gcTime: 0,
  });
  const clear = () => {
    setFieldErrors({});
    reset();
  };
  /** Two presses at once are one. */
  const underWay = useRef(false);
  /** Sends, unless something was found wrong before; says whether it went through. */
  const submit = async (found: FieldErrors, work: () => Promise<unknown>): Promise<boolean> => {
    if (underWay.current) return false;
    clear();
    setFieldErrors(found);
    if (Object.values(found).some(Boolean)) return false;
    underWay.current = true;
    try {
      await mutateAsync(work);
      return true;
    } catch {
      return false;
    } finally {
      underWay.current = false;
    }
  };
  return { fieldErrors, pending: isPending, error, submit, clear };
}
