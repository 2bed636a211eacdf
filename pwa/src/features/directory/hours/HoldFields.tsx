import { useLingui } from '@lingui/react/macro';
import { DateField } from '@/ui/DateField';
import { SelectField } from '@/ui/Field';
import type { Period } from './week';

interface Props {
  which: string;
  period: Period;
  onChange: (period: Period) => void;
}

/** In which weeks a period holds, from which day on and until which. */
export function HoldFields({ which, period, onChange }: Props) {
  const { t } = useLingui();
  /** What is empty is absent. */
  const set = (name: 'validFrom' | 'validUntil' | 'weeks', value: string) => {
    const { [name]: _before, ...rest } = period;
    onChange(value ? { ...rest, [name]: value } : rest);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and words.
    <div
      role="group"
      aria-label={t`${which}: when it holds`}
      className="mb-1.5 grid w-72 max-w-full grid-cols-2 gap-2 rounded-lg border border-line p-2"
    >
      <div className="col-span-2">
        <SelectField
          label={t`Weeks`}
          value={period.weeks ?? ''}
          hint={t`By the number of the calendar week. After week 53 comes week 1, odd as well.`}
          onChange={({ target }) => set('weeks', target.value)}
        >
          <option value="">{t`Every week`}</option>
          <option value="odd">{t`Odd weeks`}</option>
          <option value="even">{t`Even weeks`}</option>
        </SelectField>
      </div>
      <DateField
        label={t`First day`}
        value={period.validFrom ?? ''}
        onChange={(day) => set('validFrom', day)}
      />
      <DateField
        label={t`Last day`}
        value={period.validUntil ?? ''}
        onChange={(day) => set('validUntil', day)}
      />
    </div>
  );
}
