import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { type Preset, presetLabel, presetMeans } from './presets';

interface Props {
  presets: readonly Preset[];
  /** None where the numbers are the hospital’s own. */
  chosen: Preset | undefined;
  onChoose: (preset: Preset) => void;
}

/** How far to go, in three steps; the numbers of each come from the server. */
export function PresetField({ presets, chosen, onChoose }: Props) {
  const { t } = useLingui();
  const group = useId();
  return (
    <fieldset className="grid gap-1.5">
      <legend className="sr-only">{t`How much to overbook`}</legend>
      {presets.map((preset) => (
        <label
          key={preset.name}
          className="grid cursor-pointer grid-cols-[auto_minmax(0,1fr)] gap-x-2.5 rounded-lg border border-line px-3 py-2 hover:border-line-strong has-checked:border-accent has-checked:bg-accent-tint"
        >
          <input
            type="radio"
            name={group}
            checked={preset.name === chosen?.name}
            onChange={() => onChoose(preset)}
            aria-describedby={`${group}-${preset.name}`}
            aria-label={presetLabel(preset.name)}
            className="row-span-2 mt-1 self-start accent-(--accent)"
          />
          <span className="font-semibold">{presetLabel(preset.name)}</span>
          <span id={`${group}-${preset.name}`} className="text-mute text-xs">
            {presetMeans(preset.name)}
          </span>
        </label>
      ))}
      {!chosen && (
        <p role="status" className="text-mute">
          <Trans>Custom: the numbers under “Advanced” are your own.</Trans>
        </p>
      )}
    </fieldset>
  );
}
