import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { doctors } from '@/api/directory';
import type { MergeOverlap } from '@/api/model';
import { clockRange, dayOf, shortDay } from '@/lib/zone';
import { Button } from '@/ui/Button';

interface Props {
  overlaps: readonly MergeOverlap[];
  pending: boolean;
  onAccept: () => void;
}

/** Where one person would be in two places at once. */
export function Overlaps({ overlaps, pending, onAccept }: Props) {
  const { t } = useLingui();
  const all = useQuery(doctors).data ?? [];
  const when = ({ doctorId, start, end }: MergeOverlap['other']) => {
    const [from, until] = [Date.parse(start), Date.parse(end)];
    const name = all.find(({ id }) => id === doctorId)?.name ?? t`another doctor`;
    return `${shortDay(dayOf(from))}, ${clockRange(from, until)}, ${name}`;
  };
  return (
    <div role="alert" className="grid gap-2 rounded-lg border border-warn/40 bg-warn/7 p-2.5">
      <p>
        <Trans>Appointments of the two overlap. Nothing has been merged.</Trans>
      </p>
      <table className="w-full text-left">
        <thead className="text-mute text-xs">
          <tr>
            <th scope="col" className="font-normal">{t`Record that ends`}</th>
            <th scope="col" className="font-normal">{t`Record that stays`}</th>
          </tr>
        </thead>
        <tbody>
          {overlaps.map(({ appointment, other }) => (
            <tr key={appointment.id + other.id}>
              <td className="pr-3">{when(appointment)}</td>
              <td>{when(other)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <Button className="bg-panel" disabled={pending} onClick={onAccept}>
          <Trans>Merge and keep both appointments</Trans>
        </Button>
      </div>
    </div>
  );
}
