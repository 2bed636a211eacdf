import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { departments, doctors } from '@/api/directory';
import type { Weekday } from '@/api/model';
import type { FieldErrors } from '@/components/useSubmit';
import { LengthField, TypeField } from '@/components/VisitFields';
import { cx } from '@/lib/cx';
import { MINUTE, today } from '@/lib/zone';
import { SelectField, TextArea, TextField } from '@/ui/Field';
import { Options } from '@/ui/Options';
import { priorityLabel, weekdayLabel, weekFromFirst } from './labels';
import { needsReason, type Wish } from './wish';

interface Props {
  wish: Wish;
  onWish: (change: Partial<Wish>) => void;
  fieldErrors: FieldErrors;
}

/** With whom, and what for. */
export function WithFields({ wish, onWish, fieldErrors }: Props) {
  const { t } = useLingui();
  const all = useQuery(departments).data ?? [];
  const allDoctors = useQuery(doctors).data ?? [];
  const { departmentId, doctorId, typeId, length } = wish;
  return (
    <>
      <SelectField
        label={t`Department`}
        value={departmentId}
        error={fieldErrors.departmentId}
        onChange={({ target }) => onWish({ departmentId: target.value, doctorId: '' })}
      >
        {departmentId === '' && (
          <option value="" disabled>
            {t`Choose…`}
          </option>
        )}
        <Options of={all} />
      </SelectField>
      <SelectField
        label={t`Doctor`}
        value={doctorId}
        error={fieldErrors.doctorId}
        onChange={({ target }) => onWish({ doctorId: target.value })}
      >
        <option value="">{t`Any doctor`}</option>
        <Options
          of={allDoctors.filter(
            ({ id, active, department }) => id === doctorId || (active && department.id === departmentId),
          )}
        />
      </SelectField>
      <div className="grid grid-cols-2 gap-3">
        <TypeField
          value={typeId}
          departmentId={departmentId || undefined}
          onChange={(id, type) =>
            onWish({ typeId: id, ...(type && { length: type.durationMinutes * MINUTE }) })
          }
        />
        <LengthField value={length} onChange={(next) => onWish({ length: next })} />
      </div>
    </>
  );
}

/** From when to when, on which days, at what time. */
export function WhenFields({ wish, onWish, fieldErrors }: Props) {
  const { t } = useLingui();
  const toggle = (day: Weekday) =>
    onWish({
      days: wish.days.includes(day) ? wish.days.filter((other) => other !== day) : [...wish.days, day],
    });
  const field = (
    name: 'earliest' | 'latest' | 'from' | 'until',
    label: string,
    kind: { type: 'date'; min: string } | { type: 'time'; step: number },
  ) => (
    <TextField
      label={label}
      {...kind}
      value={wish[name]}
      error={fieldErrors[name]}
      onChange={({ target }) => onWish({ [name]: target.value })}
    />
  );
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        {field('earliest', t`First day`, { type: 'date', min: today() })}
        {field('latest', t`Last day`, { type: 'date', min: today() })}
      </div>
      <fieldset className="min-w-0">
        <legend className="pb-1 text-mute text-xs">{t`Available days`}</legend>
        <div className="flex overflow-hidden rounded-lg border border-line">
          {weekFromFirst().map((day, index) => (
            <button
              key={day}
              type="button"
              aria-pressed={wish.days.includes(day)}
              onClick={() => toggle(day)}
              className={cx(
                'h-7.5 flex-1 text-mute text-xs hover:bg-page focus-visible:-outline-offset-2 aria-pressed:bg-accent/14 aria-pressed:font-semibold aria-pressed:text-accent coarse:h-10',
                index > 0 && 'border-line border-l',
              )}
            >
              {weekdayLabel(day)}
            </button>
          ))}
        </div>
        <p role="alert" className="pt-1 text-harm text-xs empty:hidden">
          {fieldErrors.days}
        </p>
      </fieldset>
      <div className="grid grid-cols-2 gap-3">
        {field('from', t`Earliest`, { type: 'time', step: 300 })}
        {field('until', t`Finish by`, { type: 'time', step: 300 })}
      </div>
    </>
  );
}

/** Who comes before others says why. */
export function PriorityFields({ wish, onWish, fieldErrors }: Props) {
  const { t } = useLingui();
  return (
    <>
      <SelectField
        label={t`Priority`}
        value={wish.priority}
        error={fieldErrors.priority}
        onChange={({ target }) => onWish({ priority: Number(target.value) })}
      >
        <Options of={[1, 2, 3, 4, 5].map((id) => ({ id, name: priorityLabel(id) }))} />
      </SelectField>
      {needsReason(wish.priority) && (
        <TextArea
          label={t`Reason for priority`}
          required
          value={wish.priorityReason}
          maxLength={500}
          error={fieldErrors.priorityReason}
          onChange={({ target }) => onWish({ priorityReason: target.value })}
        />
      )}
    </>
  );
}
