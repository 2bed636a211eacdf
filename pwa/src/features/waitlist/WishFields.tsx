import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { departments, doctors } from '@/api/directory';
import type { Weekday } from '@/api/model';
import type { FieldErrors } from '@/components/useSubmit';
import { LengthField, TypeField } from '@/components/VisitFields';
import { cx } from '@/lib/cx';
import { MINUTE } from '@/lib/zone';
import { ComboField } from '@/ui/ComboField';
import { DateField } from '@/ui/DateField';
import { SelectField, TextArea } from '@/ui/Field';
import { Options } from '@/ui/Options';
import { TimeField } from '@/ui/TimeField';
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
      <ComboField
        label={t`Department`}
        value={departmentId}
        placeholder={t`Choose…`}
        error={fieldErrors.departmentId}
        choices={all.map(({ id, name }) => ({ id, name }))}
        onChange={(id) => onWish({ departmentId: id, doctorId: '' })}
      />
      <ComboField
        label={t`Doctor`}
        value={doctorId}
        error={fieldErrors.doctorId}
        choices={[
          { id: '', name: t`Any doctor` },
          ...allDoctors.filter(
            ({ id, active, department }) => id === doctorId || (active && department.id === departmentId),
          ),
        ].map(({ id, name }) => ({ id, name }))}
        onChange={(id) => onWish({ doctorId: id })}
      />
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
    Of: typeof DateField | typeof TimeField,
  ) => (
    <Of
      label={label}
      value={wish[name]}
      error={fieldErrors[name]}
      onChange={(value: string) => onWish({ [name]: value })}
    />
  );
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        {field('earliest', t`First day`, DateField)}
        {field('latest', t`Last day`, DateField)}
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
        {field('from', t`Earliest`, TimeField)}
        {field('until', t`Finish by`, TimeField)}
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
