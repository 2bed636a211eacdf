import { plural, t } from '@lingui/core/macro';
import { useState } from 'react';
import type { Cancellation } from '@/api/appointments';
import type { Appointment } from '@/api/model';
import { clockRange, dayOf, shortDay } from '@/lib/zone';
import { AskDialog } from '@/ui/Dialog';
import { patientLabel } from '@/wording/messages';
import { CancelFields } from '../CancelFields';

interface Props {
  items: readonly Appointment[];
  onClose: () => void;
  onCancel: (why: Cancellation) => void;
}

/** Asks once, with everybody's name, before the time of many becomes free. */
export function CancelSelectedDialog({ items, onClose, onCancel }: Props) {
  const [why, setWhy] = useState<Cancellation>({});
  const ordered = [...items].sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  return (
    <AskDialog
      title={plural(items.length, {
        one: 'Cancel # appointment?',
        other: 'Cancel # appointments?',
      })}
      onClose={onClose}
      onSubmit={() => {
        onClose();
        onCancel(why);
      }}
      back={t`Keep appointments`}
      backFirst
      variant="harm"
      yes={plural(items.length, { one: 'Cancel # appointment', other: 'Cancel # appointments' })}
    >
      <ul className="grid gap-1">
        {ordered.map((item) => (
          <li key={item.id} className="flex flex-wrap gap-x-2">
            <b className="font-semibold">{patientLabel(item)}</b>
            <span className="text-mute">
              {shortDay(dayOf(Date.parse(item.start)))},{' '}
              {clockRange(Date.parse(item.start), Date.parse(item.end))}, {item.doctor.name}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-mute">{t`Their times become free at once; the history stays.`}</p>
      <CancelFields why={why} onChange={setWhy} />
    </AskDialog>
  );
}
