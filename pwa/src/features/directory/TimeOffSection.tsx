import { useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { addTimeOff, hoursChanged, removeTimeOff, timeOffOf } from '@/api/hours';
import type { AddedTimeOff, Doctor, TimeOff } from '@/api/model';
import { PartFailed } from '@/components/PartFailed';
import { Button, IconButton } from '@/ui/Button';
import { useCanSave } from '@/ui/NotSaved';
import { Skeleton } from '@/ui/Skeleton';
import { toast } from '@/ui/toasts';
import { errorMessage } from '@/wording/messages';
import { StillBooked } from './StillBooked';
import { TimeOffForm } from './TimeOffForm';
import { timeOffLabel } from './timeOff';

/** When a doctor is away, whatever their hours say. */
export function TimeOffSection({ doctor, mayChange }: { doctor: Doctor; mayChange: boolean }) {
  const { t } = useLingui();
  const [adding, setAdding] = useState(false);
  /** What was added last, with what was booked in it. */
  const [added, setAdded] = useState<AddedTimeOff | null>(null);
  const { data, error, refetch } = useQuery(timeOffOf(doctor.id));
  return (
    <section aria-label={t`Time off`} className="grid min-w-0 content-start gap-2">
      <header className="flex h-9 items-center justify-between gap-3 border-line border-b pb-1.5">
        <h3 className="font-semibold text-lg tracking-tight">{t`Time off`}</h3>
        {mayChange && !adding && (
          <Button className="h-7 px-2.5" onClick={() => setAdding(true)}>{t`Add…`}</Button>
        )}
      </header>
      {adding && (
        <TimeOffForm
          doctor={doctor}
          onClose={() => setAdding(false)}
          onAdded={(off) => {
            setAdding(false);
            setAdded(off);
          }}
        />
      )}
      {added && <StillBooked doctor={doctor} off={added} />}
      {error && !data ? (
        <PartFailed error={error} retry={refetch} className="py-1" />
      ) : !data ? (
        <Skeleton className="h-8" />
      ) : data.length === 0 ? (
        !adding && <p className="py-1 text-mute">{t`None from today.`}</p>
      ) : (
        <ul>
          {data.map((off) => (
            <OffRow
              key={off.id}
              doctor={doctor}
              off={off}
              mayChange={mayChange}
              onRemoved={() => added?.id === off.id && setAdded(null)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface RowProps {
  doctor: Doctor;
  off: TimeOff;
  mayChange: boolean;
  onRemoved: () => void;
}

function OffRow({ doctor, off, mayChange, onRemoved }: RowProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const canSave = useCanSave();
  const when = timeOffLabel(off);
  const again = async () => {
    const { start, end, reason } = off;
    try {
      await addTimeOff(doctor.id, { start, end, reason });
      toast(t`Time off restored: ${when}.`);
    } catch (error) {
      toast(errorMessage(error), { tone: 'harm' });
    }
    await hoursChanged(client);
  };
  const remove = useMutation({
    mutationFn: () => removeTimeOff(doctor.id, off.id),
    onSuccess: () => {
      onRemoved();
      toast(t`Time off removed: ${when}.`, { actions: [{ label: t`Undo`, run: () => void again() }] });
    },
    onError: (error) => toast(errorMessage(error), { tone: 'harm' }),
    onSettled: () => hoursChanged(client),
  });
  return (
    <li className="flex items-start gap-2 border-line-soft border-b py-1.5">
      <span className="grid min-w-0 flex-1 py-1">
        <span>{when}</span>
        {off.reason && <span className="break-words text-mute text-xs">{off.reason}</span>}
      </span>
      {mayChange && (
        <IconButton
          label={t`Remove ${when}`}
          disabled={!canSave || remove.isPending}
          onClick={() => remove.mutate()}
        >
          <X size={15} aria-hidden />
        </IconButton>
      )}
    </li>
  );
}
