import { useLingui } from '@lingui/react/macro';
import type { Doctor } from '@/api/model';
import { LengthField, TypeField } from '@/components/VisitFields';
import { clock, dayOf, instantAt, isDay, MINUTE } from '@/lib/zone';
import type { Draft } from './draft';
import { FreeTimes } from './FreeTimes';
import { DoctorField, WhenFields } from './fields';

interface Props {
  draft: Draft;
  doctor: Doctor | undefined;
  typeId: string;
  tried: boolean;
  onDraft: (draft: Draft) => void;
  onType: (id: string) => void;
}

const USUAL = 30 * MINUTE;

/** With whom, when, of which type and how long; the type suggests the length. */
export function TimeFields({ draft, doctor, typeId, tried, onDraft, onType }: Props) {
  const { t } = useLingui();
  const usual = draft.like ? Date.parse(draft.like.end) - Date.parse(draft.like.start) : USUAL;
  const length =
    draft.start !== undefined && draft.end !== undefined ? draft.end - draft.start : (draft.length ?? usual);
  const at = (day: string, time: string) => {
    const start = instantAt(day, time, draft.start);
    if (start !== null) onDraft({ ...draft, day, start, end: start + length });
    else if (isDay(day) && time === '') onDraft({ ...draft, day });
  };
  const stretch = (to: number) =>
    onDraft({ ...draft, length: to, ...(draft.start === undefined ? {} : { end: draft.start + to }) });
  // The time is what is asked for: the rest is as it was.
  const asksTime = draft.like !== undefined && draft.start === undefined;
  const time = draft.start === undefined ? '' : clock(draft.start);
  return (
    <>
      <DoctorField
        value={draft.doctorId ?? ''}
        error={tried && !draft.doctorId ? t`Choose a doctor` : undefined}
        onChange={(doctorId) => onDraft({ ...draft, doctorId })}
      />
      <WhenFields
        day={draft.day}
        time={time}
        autofocus={asksTime}
        error={tried && draft.start === undefined ? t`Choose a time` : undefined}
        onDay={(day) => at(day, time)}
        onTime={(chosen) => at(draft.day, chosen)}
      />
      <div className="grid grid-cols-2 gap-3">
        <TypeField
          value={typeId}
          departmentId={doctor?.department.id}
          onChange={(id, type) => {
            onType(id);
            if (type) stretch(type.durationMinutes * MINUTE);
          }}
        />
        <LengthField value={length} onChange={stretch} />
      </div>
      {draft.doctorId && draft.start === undefined && (
        <FreeTimes
          doctorId={draft.doctorId}
          day={draft.day}
          length={length}
          onPick={({ start, end }) =>
            onDraft({
              ...draft,
              day: dayOf(Date.parse(start)),
              start: Date.parse(start),
              end: Date.parse(end),
            })
          }
        />
      )}
    </>
  );
}
