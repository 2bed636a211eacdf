import { useLingui } from '@lingui/react/macro';
import { cx } from '@/lib/cx';
import { Segmented, segment } from '@/ui/Segmented';
import type { PartOfDay } from './draft';

const NOON = '12:00';

interface Props {
  part: PartOfDay | undefined;
  onChange: (part: PartOfDay | undefined) => void;
}

/** At what time of the day: mornings, afternoons, or as somebody who waits has said. */
export function PartField({ part, onChange }: Props) {
  const { t } = useLingui();
  const own = part && part.from !== undefined && part.until !== undefined;
  const parts: { name: string; title: string; part: PartOfDay }[] = [
    {
      name: t({ context: 'morning', message: 'am' }),
      title: t`Mornings, until 12:00`,
      part: { until: NOON },
    },
    {
      name: t({ context: 'afternoon', message: 'pm' }),
      title: t`Afternoons, from 12:00`,
      part: { from: NOON },
    },
    ...(own ? [{ name: `${part.from}\u2013${part.until}`, title: t`As on the waiting list`, part }] : []),
  ];
  return (
    <Segmented label={t`Time of day`}>
      {parts.map(({ name, title, part: each }, index) => {
        const on = part?.from === each.from && part?.until === each.until;
        return (
          <button
            key={title}
            type="button"
            aria-pressed={on}
            title={title}
            aria-label={title}
            onClick={() => onChange(on ? undefined : each)}
            className={cx(segment, index > 0 && 'border-line border-l')}
          >
            {name}
          </button>
        );
      })}
    </Segmented>
  );
}
