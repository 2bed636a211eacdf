import { t } from '@lingui/core/macro';
import { useCallback } from 'react';
import { change } from '@/api/appointments';
import type { Appointment, AppointmentPatch } from '@/api/model';
import { useLatest } from '@/lib/useLatest';
import { askReason } from './override';
import { useSave } from './useSave';

/** What can be said about an appointment without moving it. */
export interface Edit {
  reason: string;
  type: { id: string; name: string } | null;
  /** The instant at which it ends; its start stays. */
  end: number;
}

/** Why a rule is set aside, or a visit that is over changed. */
type Why = Pick<AppointmentPatch, 'override' | 'correction'>;

type Editor = (item: Appointment, edit: Edit, why?: Why) => Promise<Appointment | null>;

export function editOf(item: Appointment): Edit {
  return { reason: item.reason ?? '', type: item.type ?? null, end: Date.parse(item.end) };
}

/** Only what differs is sent; null where nothing does. */
export function patchOf(item: Appointment, edit: Edit): AppointmentPatch | null {
  const now = editOf(item);
  const patch: AppointmentPatch = {
    ...(edit.reason === now.reason ? {} : { reason: edit.reason || null }),
    ...(edit.type?.id === now.type?.id ? {} : { typeId: edit.type?.id ?? null }),
    ...(edit.end === now.end ? {} : { end: new Date(edit.end).toISOString() }),
  };
  return Object.keys(patch).length > 0 ? patch : null;
}

/** `confirmed` with what differs between the edit and what it began from. */
function edited(confirmed: Appointment, from: Appointment, to: Edit): Appointment {
  const patch = patchOf(from, to) ?? {};
  const { type: known, reason: said, ...rest } = confirmed;
  const type = 'typeId' in patch ? to.type : known;
  const reason = 'reason' in patch ? to.reason : said;
  return {
    ...rest,
    ...(patch.end ? { end: patch.end } : {}),
    ...(type ? { type: { id: type.id, name: type.name } } : {}),
    ...(reason ? { reason } : {}),
  };
}

/** Changes reason, type or length: shown at once, Undo when it is done, back with the reason when the server says no. */
export function useEdit(): Editor {
  const save = useSave();
  const again = useLatest<Editor>((item, to, why) => edit(item, to, why));
  const edit: Editor = async (item, to, why = {}) => {
    const patch = patchOf(item, to);
    if (!patch) return item;
    return save({
      item,
      apply: (confirmed) => edited(confirmed, item, to),
      call: (version) => change(item.id, version, { ...patch, ...why }),
      done: (saved) => ({
        text: t`Saved.`,
        actions: [{ label: t`Undo`, run: () => void again.current(saved, editOf(item), why) }],
      }),
      instead: {
        override: () =>
          askReason('override', (reason) => void again.current(item, to, { override: { reason } })),
        correct: (reason) => void again.current(item, to, { correction: { reason } }),
      },
    });
  };
  return useCallback((item, to, why) => again.current(item, to, why), [again]);
}
