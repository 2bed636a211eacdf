import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { doctors } from '@/api/directory';
import { LengthField, TypeField } from '@/components/VisitFields';
import { addDays, clock, instantAt, MINUTE, today, weekday } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { DateField } from '@/ui/DateField';
import { TimeField } from '@/ui/TimeField';
import { AmongField } from './AmongField';
import { amongIn, type Draft, departmentIn, fromDay, lengthIn, withAmong } from './draft';
import { FreeTimes } from './FreeTimes';
import { PartField } from './PartField';

interface Props {
  draft: Draft;
  /** For whom: their other visits are marked. */
  patientId?: string | undefined;
  tried: boolean;
  onDraft: (draft: Draft) => void;
  /** What for; absent where that is settled. */
  type?: { id: string; onChange: (id: string) => void };
  /** How long it takes is settled, too. */
  fixed?: boolean;
}

const nextMonday = (now = today()) => addDays(now, 7 - weekday(now));

/**
 * Finds a time: what for and so how long, with whom of several, from when on, in which part of the day. All free times of
 * all of them are offered, the soonest first; a time can be typed as well.
 */
export function SlotFinder({ draft, patientId, tried, onDraft, type, fixed = false }: Props) {
  const { t } = useLingui();
  const all = useQuery(doctors).data ?? [];
  const among = amongIn(draft);
  const nobody = among.departments.length + among.doctors.length === 0;
  const length = lengthIn(draft);
  const time = draft.start === undefined ? '' : clock(draft.start);
  const stretch = (to: number, more: Draft = draft) =>
    onDraft({ ...more, length: to, ...(more.start === undefined ? {} : { end: more.start + to }) });
  const at = (typed: string) => {
    const start = instantAt(draft.day, typed, draft.start);
    if (start !== null) onDraft({ ...draft, start, end: start + length });
  };
  const missing = !tried
    ? undefined
    : draft.start === undefined
      ? t`Choose a time`
      : draft.doctorId
        ? undefined
        : t`Choose one doctor for this time`;
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)_6.5rem] gap-3 empty:hidden">
        {type && (
          <TypeField
            value={type.id}
            departmentId={departmentIn(draft, all)}
            everybody={nobody}
            onChange={(id, chosen) => {
              type.onChange(id);
              if (!chosen) return;
              // A type of one department says with whom, too.
              const where = nobody && chosen.departmentId;
              stretch(
                chosen.durationMinutes * MINUTE,
                where ? withAmong(draft, { departments: [where], doctors: [] }, all) : draft,
              );
            }}
          />
        )}
        {!fixed && <LengthField value={length} onChange={stretch} />}
      </div>
      <AmongField
        among={among}
        error={tried && nobody ? t`Choose a doctor or department` : undefined}
        onChange={(next) => onDraft(withAmong(draft, next, all))}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_6.5rem] gap-3">
        <DateField
          label={t`Date`}
          value={draft.day}
          autofocus={draft.like !== undefined && draft.start === undefined}
          onChange={(day) => day && onDraft(fromDay(draft, day))}
        />
        <TimeField
          label={t`Time`}
          value={time}
          placeholder={t`any`}
          error={missing}
          autofocus={draft.move !== undefined}
          onChange={at}
        />
      </div>
      <Button
        variant="quiet"
        className="-mt-2 h-7 justify-self-start px-2 text-xs"
        onClick={() => onDraft(fromDay(draft, nextMonday()))}
      >
        {t`From next week`}
      </Button>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2">
        <DateField
          label={t`No later than`}
          value={draft.until ?? ''}
          min={draft.from ?? draft.day}
          placeholder={t`any day`}
          onChange={(until) => {
            const { until: _until, ...rest } = draft;
            onDraft(until ? { ...rest, until } : rest);
          }}
        />
        <PartField
          part={draft.part}
          onChange={(part) => {
            const { part: _part, ...rest } = draft;
            onDraft(part ? { ...rest, part } : rest);
          }}
        />
      </div>
      {!nobody && <FreeTimes draft={draft} patientId={patientId} onDraft={onDraft} />}
    </>
  );
}
