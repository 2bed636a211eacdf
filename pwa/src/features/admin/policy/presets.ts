import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { OverbookConfig } from '@/api/model';
import type { Draft } from './draft';

export type Preset = OverbookConfig['presets'][number];
type Rules = Pick<OverbookConfig, keyof Preset['values']>;

const SAID: Record<Preset['name'], [name: MessageDescriptor, means: MessageDescriptor]> = {
  careful: [
    msg`Careful`,
    msg`One extra patient per session at most, in sessions that are almost full. Hardly anyone waits for it.`,
  ],
  balanced: [
    msg`Balanced`,
    msg`Up to two extra patients where several usually do not come. Waits stay short, and sessions end on time.`,
  ],
  full: [
    msg`Full`,
    msg`Up to three extra patients. The most patients are seen; they wait longer, and more sessions end late.`,
  ],
};

/** What a preset is called, and what it does. */
export const presetLabel = (name: Preset['name']): string => i18n._(SAID[name][0]);
export const presetMeans = (name: Preset['name']): string => i18n._(SAID[name][1]);

const names = ({ values }: Preset) => Object.keys(values) as (keyof Preset['values'])[];

/** The preset whose values these are; none if they are the hospital’s own. */
export const presetOf = (presets: readonly Preset[], rules: Rules): Preset | undefined =>
  presets.find((preset) => names(preset).every((name) => preset.values[name] === rules[name]));

/** The draft as it is once a preset is chosen: its numbers replace what was typed, all else stays. */
export function choose(draft: Draft, preset: Preset): Draft {
  const others = Object.entries(draft.texts).filter(([name]) => !(name in preset.values));
  return { ...draft, texts: Object.fromEntries(others), chosen: preset.values };
}
