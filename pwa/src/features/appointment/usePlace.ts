import { t } from '@lingui/core/macro';
import { useCallback } from 'react';
import type { Appointment } from '@/api/model';
import { place } from '@/api/room';
import { useLatest } from '@/lib/useLatest';
import { patientLabel } from '@/wording/messages';
import { useSave } from './useSave';

type Place = (item: Appointment, room: string) => Promise<Appointment | null>;

/** Says in which room a visit takes place, and offers to take it back; nothing where that is not known any more. */
export function usePlace(): Place {
  const save = useSave();
  const again = useLatest<Place>((...to) => put(...to));
  const put: Place = (item, room) =>
    save({
      item,
      apply: ({ visit: { room: _before, ...visit } = {}, ...rest }) => ({
        ...rest,
        visit: { ...visit, ...(room ? { room } : {}) },
      }),
      call: (version) => place(item.id, version, room),
      done: (saved) => {
        const name = patientLabel(saved);
        return {
          text: room ? t`${name}: room ${room}` : t`${name}: no room`,
          actions: [{ label: t`Undo`, run: () => void again.current(saved, item.visit?.room ?? '') }],
        };
      },
    });
  return useCallback((...to) => again.current(...to), [again]);
}
