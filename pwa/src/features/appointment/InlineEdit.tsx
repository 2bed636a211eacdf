import { useLingui } from '@lingui/react/macro';
import { type FocusEvent, useEffect, useRef } from 'react';
import type { Appointment } from '@/api/model';
import { LengthField, TypeField } from '@/components/VisitFields';
import { clockRange } from '@/lib/zone';
import { announce } from '@/ui/announcer';
import { TextField } from '@/ui/Field';
import { NotSaved, useCanSave } from '@/ui/NotSaved';
import { patientLabel } from '@/wording/messages';
import { useEditing } from './useEditing';

interface Props {
  item: Appointment;
  /** Gives the focus back to the appointment. */
  onLeave: () => void;
  onDone: () => void;
}

/**
 * Reason, type and length on the appointment's own place: Enter (or going elsewhere) saves, Escape gives up. While the
 * server decides it stands aside; refused, it is back with what was typed.
 */
export function InlineEdit({ item, onLeave, onDone }: Props) {
  const { t } = useLingui();
  const { values, set, changed, pending, fixed, submit } = useEditing(item, onDone);
  const canSave = useCanSave();
  const form = useRef<HTMLFormElement>(null);
  /** Sent or given up: losing the focus then means nothing more. */
  const decided = useRef(false);
  const start = Date.parse(item.start);
  const name = patientLabel(item);

  useEffect(() => {
    // Back after a refusal, it takes the cursor only from where it had left it.
    const elsewhere = document.activeElement?.closest('dialog, form, input, select, textarea');
    if (!pending && !elsewhere) form.current?.querySelector('input')?.focus();
  }, [pending]);

  const send = async () => {
    decided.current = true;
    const saved = await submit();
    decided.current = saved;
  };
  const save = () => {
    if (decided.current || !canSave) return;
    void send();
    onLeave();
  };
  const giveUp = () => {
    decided.current = true;
    announce(t`Discarded. Nothing was changed.`);
    onLeave();
    onDone();
  };
  const left = (event: FocusEvent) => {
    const within = form.current?.contains(event.relatedTarget);
    if (within || decided.current || !document.hasFocus()) return;
    if (!changed) onDone();
    else if (canSave) void send();
  };
  return (
    <form
      ref={form}
      hidden={pending}
      aria-label={t`Edit ${name}`}
      className="inline-edit grid gap-1.5 rounded-lg p-2 pl-3"
      style={{ '--dept': item.department.colour }}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onBlur={left}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter' && event.target instanceof HTMLSelectElement) {
          event.preventDefault();
          save();
        }
        if (event.key !== 'Escape') return;
        event.preventDefault();
        giveUp();
      }}
    >
      <p className="flex items-baseline gap-2">
        <b className="truncate font-semibold">{name}</b>
        <span className="ml-auto text-mute shrink-0 text-xs">{clockRange(start, values.end)}</span>
      </p>
      <TextField
        label={t`Reason`}
        bare
        placeholder={t`Reason`}
        value={values.reason}
        maxLength={500}
        onChange={(event) => set({ reason: event.target.value })}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_6.5rem] gap-1.5">
        <TypeField
          bare
          value={values.type?.id ?? ''}
          departmentId={item.department.id}
          onChange={(_, type) => set({ type: type ?? null })}
        />
        <LengthField
          bare
          disabled={fixed}
          value={values.end - start}
          onChange={(length) => set({ end: start + length })}
        />
      </div>
      {canSave ? <p className="text-mute text-xs">{t`Enter to save, Escape to discard.`}</p> : <NotSaved />}
    </form>
  );
}
