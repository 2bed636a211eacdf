import { useLingui } from '@lingui/react/macro';
import type { Doctor } from '@/api/model';
import { addDays, type Day } from '@/lib/zone';
import { ComboField } from '@/ui/ComboField';
import { DateField } from '@/ui/DateField';
import { CheckField } from '@/ui/Field';
import { TimeField } from '@/ui/TimeField';
import { colleagues, spanOf, type When } from './plan';

/** What is asked: when the doctor is away, and to whom the appointments may go. */
export interface Asked {
  when: When;
  to: string[];
  /** Other times of the doctor who is away, too. */
  own: boolean;
  /** No time is looked for after this day. */
  latest: Day;
}

interface Props {
  doctor: Doctor;
  all: readonly Doctor[];
  asked: Asked;
  disabled: boolean;
  onChange: (asked: Asked) => void;
}

/** The most that the server looks at. */
const LONGEST = 7;
const FARTHEST = 31;

export function AwayForm({ doctor, all, asked, disabled, onChange }: Props) {
  const { t } = useLingui();
  const { when, to, own, latest } = asked;
  const set = (change: Partial<Asked>) => onChange({ ...asked, ...change });
  const setWhen = (change: Partial<When>) => {
    const next = { ...when, ...change };
    if (next.from > next.until || addDays(next.from, LONGEST - 1) < next.until) next.until = next.from;
    onChange({ ...asked, when: next, latest: latest < next.until || !own ? next.until : latest });
  };
  const offered = colleagues(all, doctor);
  const others = all.filter(
    ({ id, active }) => active && id !== doctor.id && !offered.some((one) => one.id === id),
  );
  const shown = [...offered, ...others.filter(({ id }) => to.includes(id))];
  const name = doctor.name;
  return (
    <fieldset
      disabled={disabled}
      aria-label={t`Dates and cover`}
      className="grid w-80 shrink-0 content-start gap-4 overflow-y-auto p-4 max-lg:w-full max-lg:overflow-visible max-lg:sm:grid-cols-2 max-md:px-3"
    >
      <div className="grid content-start gap-3">
        <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-start gap-2.5">
          <DateField label={t`From`} value={when.from} onChange={(from) => from && setWhen({ from })} />
          <TimeField
            label={t`Time`}
            value={when.fromTime}
            hint={when.fromTime ? undefined : t`whole day`}
            onChange={(fromTime) => setWhen({ fromTime })}
          />
          <DateField
            label={t`To (inclusive)`}
            min={when.from}
            max={addDays(when.from, LONGEST - 1)}
            value={when.until}
            error={spanOf(when) ? undefined : t`The end is before the start.`}
            onChange={(until) => until && setWhen({ until })}
          />
          <TimeField
            label={t`Time`}
            value={when.untilTime}
            hint={when.untilTime ? undefined : t`end of day`}
            onChange={(untilTime) => setWhen({ untilTime })}
          />
        </div>
      </div>
      <fieldset className="grid content-start gap-2">
        <legend className="pb-1.5 text-mute text-xs">{t`Cover`}</legend>
        {shown.map((one) => (
          <CheckField
            key={one.id}
            label={
              one.department.id === doctor.department.id ? one.name : `${one.name}, ${one.department.name}`
            }
            checked={to.includes(one.id)}
            onChange={({ target }) =>
              set({ to: target.checked ? [...to, one.id] : to.filter((id) => id !== one.id) })
            }
          />
        ))}
        {shown.length === 0 && (
          <p className="text-mute text-xs">{t`There is nobody else in ${doctor.department.name}.`}</p>
        )}
        {others.some(({ id }) => !to.includes(id)) && (
          <ComboField
            label={t`Add a doctor from another department`}
            bare
            value={null}
            placeholder={t`Doctor from another department…`}
            choices={others
              .filter(({ id }) => !to.includes(id))
              .map(({ id, name, department }) => ({ id, name, note: department.name }))}
            onChange={(id) => set({ to: [...to, id] })}
          />
        )}
        <CheckField
          label={t`${name} on other days`}
          checked={own}
          onChange={({ target }) =>
            set({ own: target.checked, latest: target.checked ? addDays(when.until, LONGEST) : when.until })
          }
        />
        <DateField
          label={t`Look until`}
          min={when.until}
          max={addDays(when.from, FARTHEST - 1)}
          value={latest}
          onChange={(day) => day && set({ latest: day })}
        />
      </fieldset>
    </fieldset>
  );
}
