import { t } from '@lingui/core/macro';
import type { OverbookConfig } from '@/api/model';
import { minutesWord, textOf, UNCHANGED } from './draft';

type Setting = Exclude<keyof OverbookConfig, 'version' | 'updatedAt'>;

const SETTINGS: readonly Setting[] = [
  'enabled',
  'optIns',
  'waitCost',
  'overtimeCost',
  'overrunRisk',
  'maxPerSession',
  'minBooked',
  'planningQuantile',
  'minLeadMinutes',
  'horizonDays',
  'offerFreed',
  'holdMinutes',
  'inviteAtOnce',
  'fillChance',
];

/** What a setting is called. */
export function settingWord(setting: Setting): string {
  switch (setting) {
    case 'enabled':
      return t`Suggest overbooking`;
    case 'optIns':
      return t`Allowed or not`;
    case 'waitCost':
      return t`Waiting that equals one more patient`;
    case 'overtimeCost':
      return t`Overtime that equals one more patient`;
    case 'overrunRisk':
      return t`Max. risk of overrun`;
    case 'maxPerSession':
      return t`Max. overbooked per session`;
    case 'minBooked':
      return t`Min. booked before overbooking`;
    case 'planningQuantile':
      return t`Caution (percentile)`;
    case 'minLeadMinutes':
      return t`Stop suggesting before start`;
    case 'horizonDays':
      return t`Days ahead`;
    case 'offerFreed':
      return t`Offer freed time automatically`;
    case 'holdMinutes':
      return t`Offers stay open for`;
    case 'inviteAtOnce':
      return t`Max. invited at once`;
    case 'fillChance':
      return t`Target chance of filling it`;
  }
}

function valueWord(config: OverbookConfig, setting: Setting, slot: number): string {
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
      const minutes = minutesWord(config[setting], slot);
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
    const what = settingWord(setting);
    const [was, is] = [valueWord(from, setting, slot), valueWord(to, setting, slot)];
    return [was === is ? t`${what}: changed` : t`${what}: ${was} → ${is}`];
  });
}
