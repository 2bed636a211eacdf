import { useEffect, useState } from 'react';
import type { Appointment } from '@/api/model';
import { useFormDraft } from '@/components/useFormDraft';
import { type Edit, editOf, patchOf, useEdit } from './useEdit';

/** What is over keeps its length. */
const OVER = new Set(['fulfilled', 'noshow', 'cancelled', 'entered-in-error']);

/**
 * A form over one appointment: what is typed stays until it is saved, whatever the server says in between.
 *
 * @param keeps whether it is there again after the form was closed
 */
export function useEditing(item: Appointment, onDone: () => void, keeps = false) {
  const edit = useEdit();
  const kept = useFormDraft<Edit>(keeps ? `edit ${item.id} ${item.end}` : null, () => editOf(item));
  const { values, set } = kept;
  const [pending, setPending] = useState(false);
  /** The version on which the server said no. */
  const [refused, setRefused] = useState<number | null>(null);
  const typed = { ...values, reason: values.reason.trim() };
  const changed = patchOf(item, typed) !== null;

  // Refused first and then saved another way (again, or with a reason): there is nothing left to say.
  const settled = refused !== null && item.version > refused && !changed;
  useEffect(() => {
    if (settled) onDone();
  }, [settled, onDone]);

  const submit = async (): Promise<boolean> => {
    if (!changed) {
      kept.done();
      onDone();
      return true;
    }
    setPending(true);
    const saved = await edit(item, typed);
    setPending(false);
    setRefused(saved ? null : item.version);
    if (saved) {
      kept.done();
      onDone();
    }
    return saved !== null;
  };
  return {
    values,
    set,
    kept,
    changed,
    pending,
    fixed: OVER.has(item.status),
    submit,
  };
}
