import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { Refused, Unreachable } from '@/api/problem';
import { errorSentence } from '@/wording/sentences';

export type Faults = Partial<Record<string, string>>;

/** The sentence for a field that the server names; none means that it belongs to the form as a whole. */
const A_PASSWORD = /password/i;

/** What is wrong, by the field it belongs to; `form` is what belongs to none. */
export function faultsOf(error: unknown): Faults {
  // The form says itself that it is not saved, and what can be done (ui/NotSaved).
  if (error instanceof Unreachable) return {};
  if (!(error instanceof Refused)) return { form: errorSentence(error) };
  const { rule, problem, retryAfter } = error;
  if (rule === 'wrong-password') return { password: errorSentence(error) };
  if (rule === 'wrong-code') return { code: errorSentence(error) };
  if (rule === 'throttled' && retryAfter)
    return { form: t`Too many tries. Try again in ${Math.ceil(retryAfter / 60)} min.` };
  const faults: Faults = {};
  for (const { field, message } of problem.errors ?? [])
    faults[field] = A_PASSWORD.test(field)
      ? t`This password is too easy to guess. Choose another.`
      : t`Not accepted: ${message}`;
  return Object.keys(faults).length > 0 ? faults : { form: errorSentence(error) };
}

/**
 * A form on its way to the server: what is under way, and what was wrong with which field.
 *
 * @param means what a rule of the server means in this form, where that is more than the rule's own sentence
 */
export function useSubmit(means: Partial<Record<string, Faults>> = {}) {
  const [faults, setFaults] = useState<Faults>({});
  const [pending, setPending] = useState(false);
  /** Sends, unless something was found wrong before; says whether it went through. */
  const submit = async (found: Faults, work: () => Promise<void>): Promise<boolean> => {
    setFaults(found);
    if (Object.values(found).some(Boolean)) return false;
    setPending(true);
    try {
      await work();
      return true;
    } catch (error) {
      setFaults((error instanceof Refused && means[error.rule]) || faultsOf(error));
      return false;
    } finally {
      setPending(false);
    }
  };
  return { faults, pending, submit };
}
