import { useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { DeptMark } from '@/ui/DeptMark';

/** Hues that can be told apart: the calendar takes no more than the hue of a colour. The server takes any. */
const COLOURS = [
  '#2f6fb3',
  '#b3261e',
  '#1f7a45',
  '#8e4ec6',
  '#9a6700',
  '#0b7f8a',
  '#b5367c',
  '#5b7a1f',
  '#4453b8',
  '#b84e00',
] as const;

/** The first that no other department has. */
export function freeColour(taken: readonly string[]): string {
  return COLOURS.find((colour) => !taken.includes(colour)) ?? COLOURS[taken.length % COLOURS.length] ?? '';
}

interface Props {
  value: string;
  onChange: (colour: string) => void;
}

/** The colour by which a department's appointments are known. */
export function ColourField({ value, onChange }: Props) {
  const { t } = useLingui();
  const known: readonly string[] = COLOURS;
  const names = [
    t`Blue`,
    t`Red`,
    t`Green`,
    t`Violet`,
    t`Amber`,
    t`Teal`,
    t`Pink`,
    t`Olive`,
    t`Indigo`,
    t`Orange`,
  ];
  const shown = known.includes(value) ? known : [...known, value];
  return (
    <fieldset className="grid gap-1.5">
      <legend className="pb-1 text-mute text-xs">{t`Colour`}</legend>
      <div className="flex flex-wrap gap-1.5">
        {shown.map((colour, index) => (
          <label
            key={colour}
            title={names[index] ?? colour}
            className="relative grid size-7 cursor-pointer place-items-center rounded-lg has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 coarse:size-10"
          >
            <input
              type="radio"
              name="colour"
              value={colour}
              checked={colour === value}
              aria-label={names[index] ?? colour}
              onChange={() => onChange(colour)}
              className="peer sr-only"
            />
            <DeptMark colour={colour} className="absolute inset-0 rounded-lg forced-color-adjust-none" />
            {colour === value && <Check size={15} aria-hidden className="relative text-panel" />}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
