import { plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Appointment } from '@/api/model';
import { clockRange, dayOf, shortDay } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { patientWord } from '@/wording/sentences';

interface Props {
  items: readonly Appointment[];
  onClose: () => void;
  onCancel: () => void;
}

/** Asks once, with everybody's name, before the time of many becomes free. */
export function CancelManyDialog({ items, onClose, onCancel }: Props) {
  const ordered = [...items].sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  return (
    <Dialog
      title={plural(items.length, {
        one: 'Cancel # appointment?',
        other: 'Cancel # appointments?',
      })}
      onClose={onClose}
      onSubmit={() => {
        onClose();
        onCancel();
      }}
      footer={
        <>
          <Button onClick={onClose} data-autofocus>
            <Trans>Keep appointments</Trans>
          </Button>
          <Button type="submit" look="harm">
            {plural(items.length, { one: 'Cancel # appointment', other: 'Cancel # appointments' })}
          </Button>
        </>
      }
    >
      <ul className="grid gap-1">
        {ordered.map((item) => (
          <li key={item.id} className="flex flex-wrap gap-x-2">
            <b className="font-semibold">{patientWord(item)}</b>
            <span className="text-mute">
              {shortDay(dayOf(Date.parse(item.start)))},{' '}
              {clockRange(Date.parse(item.start), Date.parse(item.end))}, {item.doctor.name}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-mute">
        <Trans>Their times become free at once; the history stays.</Trans>
      </p>
    </Dialog>
  );
}
