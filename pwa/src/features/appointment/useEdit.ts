import { t } from '@lingui/core/macro';
import { useCallback } from 'react';
import { change } from '@/api/appointments';
import type { Appointment, AppointmentPatch, AppointmentType } from '@/api/model';
import { useSave } from './useSave';

/** Changes reason or type; nothing moves. */
export function useEdit() {
  const save = useSave();
  return useCallback(
    (item: Appointment, edit: { reason: string; type: AppointmentType | null }) => {
      const patch: AppointmentPatch = { reason: edit.reason || null, typeId: edit.type?.id ?? null };
      const { type: _type, reason: _reason, ...rest } = item;
      const expected: Appointment = {
        ...rest,
        ...(edit.type ? { type: { id: edit.type.id, name: edit.type.name } } : {}),
        ...(edit.reason ? { reason: edit.reason } : {}),
      };
      return save({
        item,
        expected,
        call: (version) => change(item.id, version, patch),
        done: () => ({ text: t`Saved.` }),
      });
    },
    [save],
  );
}
