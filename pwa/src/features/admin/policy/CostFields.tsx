import { Trans, useLingui } from '@lingui/react/macro';
import { figure } from '@/lib/locale';
import { duration, MINUTE } from '@/lib/zone';
import { SelectField } from '@/ui/Field';
import { Options } from '@/ui/Options';
import { minutesLabel, SLOTS } from './draft';
import { NumberField } from './NumberField';

interface Props {
  slot: number;
  onSlot: (slot: number) => void;
  text: (name: 'waitCost' | 'overtimeCost') => string;
  onText: (name: 'waitCost' | 'overtimeCost', text: string) => void;
  /** As they would be stored. */
  costs: { waitCost: number; overtimeCost: number };
  fieldErrors: Partial<Record<string, string>>;
}

/** What waiting and overtime are worth, asked as people think of it; stored for a visit of any length. */
export function CostFields({ slot, onSlot, text, onText, costs, fieldErrors }: Props) {
  const { t } = useLingui();
  const others = SLOTS.filter((length) => length !== slot && [15, 30, 60].includes(length));
  const [first = 15, second = 60] = others;
  const elsewhere = (of: number) => {
    const stored = figure(of, { maximumFractionDigits: 3 });
    if (of === 0) return t`Leave empty to ignore it.`;
    const [one, two] = [minutesLabel(of, first), minutesLabel(of, second)];
    return t`For appointments of ${first} min this equals ${one} min, of ${second} min ${two} min (stored as ${stored}).`;
  };
  return (
    <>
      <p className="text-mute">
        <Trans>
          Seeing one more patient has a value; making others wait and the doctor stay late has a cost. Where
          the cost is higher, nothing is suggested.
        </Trans>
      </p>
      <SelectField
        label={t`For appointments of`}
        value={slot}
        onChange={({ target }) => onSlot(Number(target.value))}
      >
        <Options of={SLOTS.map((length) => ({ id: length, name: duration(length * MINUTE) }))} />
      </SelectField>
      <NumberField
        label={t`How many minutes of waiting, by all patients together, equal one more patient seen?`}
        unit={t`min`}
        value={text('waitCost')}
        error={fieldErrors.waitCost}
        hint={elsewhere(costs.waitCost)}
        onChange={(value) => onText('waitCost', value)}
      />
      <NumberField
        label={t`How many minutes of the doctor’s overtime equal one more patient seen?`}
        unit={t`min`}
        value={text('overtimeCost')}
        error={fieldErrors.overtimeCost}
        hint={elsewhere(costs.overtimeCost)}
        onChange={(value) => onText('overtimeCost', value)}
      />
    </>
  );
}
