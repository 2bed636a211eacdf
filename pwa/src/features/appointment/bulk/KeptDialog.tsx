import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { RefusedAppointment } from '@/api/model';
import { clockRange, dayOf, shortDay } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { patientLabel, refusalMessage } from '@/wording/messages';
import type { Kept } from './useBulk';

/** The app's own sentence for what was refused of one of many. */
export function keptReason({ rule, detail, blocking }: RefusedAppointment, doctor: string): string {
  const problem = { type: rule, title: rule, status: 409, detail, ...(blocking ? { blocking } : {}) };
  return refusalMessage(rule, problem, doctor);
}

interface Props {
  kept: readonly Kept[];
  onClose: () => void;
  onOpen: (id: string) => void;
  /** Does it anyway with those of whom it is only too early. */
  onAnyway?: (() => void) | undefined;
}

/** Whom it did not work for, why, and the way to each. They stay selected. */
export function KeptDialog({ kept, onClose, onOpen, onAnyway }: Props) {
  const { t } = useLingui();
  return (
    <Dialog
      title={plural(kept.length, {
        one: '# appointment was not changed',
        other: '# appointments were not changed',
      })}
      wide
      onClose={onClose}
      footer={
        <>
          {onAnyway && <Button onClick={onAnyway}>{t`Record anyway…`}</Button>}
          <Button variant="primary" data-autofocus onClick={onClose}>{t`OK`}</Button>
        </>
      }
    >
      <ul className="grid divide-y divide-line-soft">
        {kept.map(({ item, refused }) => {
          const name = patientLabel(item);
          const start = Date.parse(item.start);
          return (
            <li key={item.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 py-2">
              <span>
                <b className="font-semibold">{name}</b>{' '}
                <span className="text-mute text-xs">
                  {shortDay(dayOf(start))}, {clockRange(start, Date.parse(item.end))}, {item.doctor.name}
                </span>
                <span className="block text-harm">{keptReason(refused, item.doctor.name)}</span>
              </span>
              <Button aria-label={t`Open ${name}`} onClick={() => onOpen(item.id)}>{t`Open`}</Button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
