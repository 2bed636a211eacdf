import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg, t } from '@lingui/core/macro';
import type { OverbookConfig } from '@/api/model';
import { minutesLabel, textOf, UNCHANGED } from './draft';

type Setting = Exclude<keyof OverbookConfig, 'version' | 'updatedAt' | 'preset' | 'presets'>;

const LABELS: Record<Setting, MessageDescriptor> = {
  enabled: msg`Suggest overbooking`,
  optIns: msg`Allowed or not`,
  waitCost: msg`Waiting that equals one more patient`,
  overtimeCost: msg`Overtime that equals one more patient`,
  overrunRisk: msg`Max. risk of overrun`,
  maxPerSession: msg`Max. overbooked per session`,
  minBooked: msg`Min. booked before overbooking`,
  planningQuantile: msg`Caution (percentile)`,
  minLeadMinutes: msg`Stop suggesting before start`,
  horizonDays: msg`Days ahead`,
  offerFreed: msg`Offer freed time automatically`,
  holdMinutes: msg`Offers stay open for`,
  inviteAtOnce: msg`Max. invited at once`,
  fillChance: msg`Target chance of filling it`,
};

const SETTINGS = Object.keys(LABELS) as Setting[];

/** What a setting is called. */
export const settingLabel = (setting: Setting): string => i18n._(LABELS[setting]);

function valueLabel(config: OverbookConfig, setting: Setting, slot: number): string {
  switch (setting) {
    case 'enabled':
    case 'offerFreed':
      return config[setting] ? t`Yes` : t`No`;
    case 'optIns': {
      const yes = config.optIns.filter(({ allowed }) => allowed).length;
      const no = config.optIns.length - yes;
      return t`${yes} yes, ${no} no`;
    }
    case 'waitCost':
    case 'overtimeCost': {
      const minutes = minutesLabel(config[setting], slot);
      return minutes ? t`${minutes} min` : t`any`;
    }
    case 'overrunRisk':
    case 'planningQuantile':
    case 'minBooked':
    case 'fillChance':
      return `${textOf(config, UNCHANGED, setting, slot)} %`;
    default:
      return String(config[setting]);
  }
}

/** What another state of the settings is instead, a line for each. */
export function differences(from: OverbookConfig, to: OverbookConfig, slot: number): string[] {
  return SETTINGS.flatMap((setting) => {
    const same =
      setting === 'optIns'
        ? JSON.stringify(from.optIns) === JSON.stringify(to.optIns)
        : from[setting] === to[setting];
    if (same) return [];
    const what = settingLabel(setting);
    const [was, is] = [valueLabel(from, setting, slot), valueLabel(to, setting, slot)];
    return [was === is ? t`${what}: changed` : t`${what}: ${was} → ${is}`];
  });
}
