import { useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { useId } from 'react';
import { type Colouring, chooseColouring, colouring } from '@/components/colouring';
import { chooseDensity, type Density, density } from '@/lib/density';
import { useStore } from '@/lib/store';
import { Popover } from '@/ui/Popover';
import type { DisplayPanelProps } from './Toolbar';

/** What the colours say, and how much of a day is on the screen; this device remembers it. */
export function DisplayPanel({ anchor, onClose }: DisplayPanelProps) {
  const { t } = useLingui();
  const colours: Record<Colouring, string> = {
    department: t`Department`,
    status: t`Status`,
    type: t`Appointment type`,
  };
  const densities: Record<Density, string> = {
    roomy: t`Comfortable`,
    dense: t`Compact`,
    fit: t`Fit the day on the screen`,
  };
  return (
    <Popover anchor={anchor} label={t`Display`} onClose={onClose} className="grid w-60 gap-1.5">
      <OneOf name={t`Colour by`} words={colours} chosen={useStore(colouring)} onChange={chooseColouring} />
      <OneOf
        name={t`Height of an hour`}
        words={densities}
        chosen={useStore(density)}
        onChange={chooseDensity}
      />
    </Popover>
  );
}

interface OneOfProps<T extends string> {
  name: string;
  words: Record<T, string>;
  chosen: T;
  onChange: (chosen: T) => void;
}

function OneOf<T extends string>({ name, words, chosen, onChange }: OneOfProps<T>) {
  const group = useId();
  return (
    <fieldset className="grid">
      <legend className="px-2 pt-1 pb-0.5 text-mute text-xs">{name}</legend>
      {(Object.entries(words) as [T, string][]).map(([value, label]) => (
        <label
          key={value}
          className="flex cursor-pointer items-center gap-2 rounded-md px-2 py-1 hover:bg-page has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:-outline-offset-2 coarse:py-2"
        >
          <input
            type="radio"
            name={group}
            className="peer sr-only"
            checked={value === chosen}
            data-autofocus={value === chosen || undefined}
            onChange={() => onChange(value)}
          />
          <Check size={14} aria-hidden className="shrink-0 text-accent opacity-0 peer-checked:opacity-100" />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
