import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addTimeOff, hoursChanged } from '@/api/hours';
import type { AddedTimeOff, Doctor } from '@/api/model';
import { useSubmit } from '@/components/useSubmit';
import { today } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { DateField } from '@/ui/DateField';
import { CheckField, TextField } from '@/ui/Field';
import { PlainForm } from '@/ui/Form';
import { FormError } from '@/ui/FormError';
import { NotSaved, useCanSave } from '@/ui/NotSaved';
import { toast } from '@/ui/toasts';
import { ClockField } from './hours/ClockField';
import { type OffDraft, spanOf, timeOffLabel } from './timeOff';

interface Props {
  doctor: Doctor;
  onClose: () => void;
  onAdded: (off: AddedTimeOff) => void;
}

/** When somebody will be away: whole days, or from a time to a time. */
export function TimeOffForm({ doctor, onClose, onAdded }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const canSave = useCanSave();
  const { fieldErrors, pending, submit } = useSubmit();
  const [draft, setDraft] = useState<OffDraft>(() => ({
    whole: true,
    from: today(),
    fromTime: '08:00',
    to: today(),
    toTime: '12:00',
    reason: '',
  }));
  const change = (part: Partial<OffDraft>) => setDraft({ ...draft, ...part });
  const add = async () => {
    const span = spanOf(draft);
    const found = {
      from: span ? undefined : t`Enter a start and an end.`,
      to: span && span.end <= span.start ? t`The end is before the start.` : undefined,
    };
    let off: AddedTimeOff | undefined;
    const done = await submit(found, async () => {
      if (!span) return;
      off = await addTimeOff(doctor.id, {
        start: new Date(span.start).toISOString(),
        end: new Date(span.end).toISOString(),
        reason: draft.reason.trim(),
      });
    });
    // Without an answer nobody knows whether it is there: the list says it.
    await hoursChanged(client);
    if (!done || !off) return;
    toast(t`${doctor.name} is away: ${timeOffLabel(off)}.`);
    onAdded(off);
  };
  return (
    <PlainForm
      className="grid gap-3 rounded-lg border border-line p-3"
      onSubmit={() => !pending && void add()}
    >
      <CheckField
        label={t`Whole days`}
        checked={draft.whole}
        onChange={({ target }) => change({ whole: target.checked })}
      />
      <div className={draft.whole ? 'grid grid-cols-2 gap-3' : 'grid gap-3'}>
        <div className={draft.whole ? '' : 'grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2'}>
          <DateField
            label={draft.whole ? t`First day` : t`From`}
            value={draft.from}
            onChange={(from) => change({ from, ...(draft.to < from && { to: from }) })}
            error={fieldErrors.from}
          />
          {!draft.whole && (
            <Clock
              label={t`From: time`}
              value={draft.fromTime}
              onChange={(fromTime) => change({ fromTime })}
            />
          )}
        </div>
        <div className={draft.whole ? '' : 'grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2'}>
          <DateField
            label={draft.whole ? t`Last day` : t`Until`}
            value={draft.to}
            onChange={(to) => change({ to })}
            error={fieldErrors.to}
          />
          {!draft.whole && (
            <Clock label={t`Until: time`} value={draft.toTime} onChange={(toTime) => change({ toTime })} />
          )}
        </div>
      </div>
      <TextField
        label={t`Reason`}
        maxLength={500}
        placeholder={t`Holiday`}
        value={draft.reason}
        onChange={({ target }) => change({ reason: target.value })}
        hint={t`Staff who book see it in the calendar.`}
      />
      <FormError>{fieldErrors.form}</FormError>
      <NotSaved />
      <div className="flex gap-1.5">
        <Button type="submit" variant="primary" pending={pending} disabled={!canSave}>
          <Trans>Add time off</Trans>
        </Button>
        <Button onClick={onClose}>{t`Cancel`}</Button>
      </div>
    </PlainForm>
  );
}

function Clock(props: { label: string; value: string; onChange: (clock: string) => void }) {
  const { t } = useLingui();
  return (
    <div className="grid gap-1">
      <span aria-hidden className="text-mute text-xs">{t`Time`}</span>
      <ClockField note={undefined} {...props} />
    </div>
  );
}
