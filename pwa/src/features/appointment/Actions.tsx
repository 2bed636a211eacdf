import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Cancellation } from '@/api/appointments';
import type { Appointment } from '@/api/model';
import { clockRange, dayOf, shortDay } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { AskDialog } from '@/ui/Dialog';
import { isClosed, patientName } from '@/wording/messages';
import { CancelFields } from './CancelFields';
import { downloadCalendarFile } from './calendarFile';
import { useAttend, useCancel } from './useAttend';

export const OVER = new Set(['fulfilled', 'noshow', 'entered-in-error']);

interface Props {
  item: Appointment;
  onEdit: () => void;
  /** Looks for another time. */
  onMove: () => void;
  onEarlier: () => void;
  /** Books another one like it. */
  onAgain: () => void;
}

/** Edit, move, take along, cancel; what no longer makes sense is not offered. */
export function Actions({ item, onEdit, onMove, onEarlier, onAgain }: Props) {
  const [asking, setAsking] = useState(false);
  const attend = useAttend();
  if (item.status === 'cancelled') {
    return (
      <div className="grid grid-cols-2 gap-1.5">
        <Button onClick={() => void attend(item, 'reopen')}>
          <Trans>Restore</Trans>
        </Button>
        {item.patient && !isClosed(item.patient) && (
          <Button onClick={onAgain}>
            <Trans>Book follow-up…</Trans>
          </Button>
        )}
      </div>
    );
  }
  const over = OVER.has(item.status);
  const comes =
    item.status === 'booked' &&
    item.patient &&
    !isClosed(item.patient) &&
    Date.parse(item.start) > Date.now();
  return (
    <div className="grid grid-cols-2 gap-1.5">
      <Button onClick={onEdit}>
        <Trans>Edit</Trans>
      </Button>
      <Button disabled={over} onClick={onMove}>
        <Trans>Move…</Trans>
      </Button>
      {item.patient && !isClosed(item.patient) && (
        <Button onClick={onAgain}>
          <Trans>Book follow-up…</Trans>
        </Button>
      )}
      <Button onClick={() => downloadCalendarFile(item)}>
        <Trans>Calendar file</Trans>
      </Button>
      {comes && (
        <Button className="col-span-2" onClick={onEarlier}>
          <Trans>Add to waiting list</Trans>
        </Button>
      )}
      <Button variant="harm" className="col-span-2" disabled={over} onClick={() => setAsking(true)}>
        <Trans>Cancel appointment…</Trans>
      </Button>
      {asking && <CancelDialog item={item} onClose={() => setAsking(false)} />}
    </div>
  );
}

export function CancelDialog({ item, onClose }: { item: Appointment; onClose: () => void }) {
  const { t } = useLingui();
  const cancel = useCancel();
  const [why, setWhy] = useState<Cancellation>({});
  const start = Date.parse(item.start);
  const who = patientName(item.patient) ?? t`This appointment`;
  const day = shortDay(dayOf(start));
  const time = clockRange(start, Date.parse(item.end));
  return (
    <AskDialog
      title={t`Cancel this appointment?`}
      onClose={onClose}
      onSubmit={() => {
        onClose();
        void cancel(item, why);
      }}
      back={t`Keep appointment`}
      backFirst
      variant="harm"
      yes={t`Cancel appointment`}
    >
      <p>
        <Trans>
          <b className="font-semibold">{who}</b>, {day}, {time}, {item.doctor.name}. The time is freed
          immediately; the history is kept.
        </Trans>
      </p>
      <CancelFields why={why} onChange={setWhy} />
    </AskDialog>
  );
}
