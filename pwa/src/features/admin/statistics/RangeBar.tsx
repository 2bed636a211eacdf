import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { departments } from '@/api/directory';
import { cx } from '@/lib/cx';
import type { Go } from '@/lib/searchState';
import { today } from '@/lib/zone';
import { Bar } from '@/ui/Bar';
import { DateField } from '@/ui/DateField';
import { FilterChip } from '@/ui/FilterChip';
import { FormError } from '@/ui/FormError';
import { Segmented, segment } from '@/ui/Segmented';
import { LONGEST, lastDays, length, type Range } from './range';

interface Props {
  range: Range;
  department: string | undefined;
  go: Go;
}

/** Of which days, and of which department. */
export function RangeBar({ range, department, go }: Props) {
  const { t } = useLingui();
  const all = useQuery(departments).data ?? [];
  const [first, setFirst] = useState(range.first);
  const [last, setLast] = useState(range.last);
  useEffect(() => {
    setFirst(range.first);
    setLast(range.last);
  }, [range.first, range.last]);
  const now = today();
  const spans = [
    { label: t`7 days`, days: 7 },
    { label: t`30 days`, days: 30 },
    { label: t`90 days`, days: 90 },
    { label: t`1 year`, days: 365 },
  ];
  const days = length({ first, last });
  const fits = days >= 1 && days <= LONGEST;
  /** While one end is being moved past the other, nothing is asked. */
  const choose = (next: Range) => {
    setFirst(next.first);
    setLast(next.last);
    const count = length(next);
    if (count >= 1 && count <= LONGEST) go({ from: next.first, to: next.last });
  };
  return (
    <Bar>
      <Segmented label={t`Period`}>
        {spans.map(({ label, days }, index) => {
          const span = lastDays(days, now);
          return (
            <button
              key={days}
              type="button"
              aria-pressed={span.first === range.first && span.last === range.last}
              className={cx(segment, index > 0 && 'border-line border-l')}
              onClick={() => go({ from: span.first, to: span.last })}
            >
              {label}
            </button>
          );
        })}
      </Segmented>
      <div className="flex items-center gap-1.5">
        <DateField
          label={t`First day`}
          bare
          value={first}
          invalid={!fits}
          onChange={(day) => day && choose({ first: day, last })}
          className="w-36"
        />
        –
        <DateField
          label={t`Last day`}
          bare
          value={last}
          invalid={!fits}
          onChange={(day) => day && choose({ first, last: day })}
          className="w-36"
        />
      </div>
      <FilterChip
        name={t`Department`}
        choices={all.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={department?.split(',') ?? []}
        onChange={(chosen) => go({ department: chosen.join(',') || undefined })}
      />
      <FormError>
        {!fits && (days < 1 ? t`The last day is before the first.` : t`At most ${LONGEST} days.`)}
      </FormError>
    </Bar>
  );
}
