import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { merges, unmergePatient } from '@/api/merges';
import type { Merge } from '@/api/model';
import { PartFailed } from '@/components/PartFailed';
import { moment } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { Skeleton } from '@/ui/Skeleton';
import { toast } from '@/ui/toasts';
import { errorMessage } from '@/wording/messages';

/** The merges of the last year; each that stands can be undone. */
export function MergeRows() {
  const { t } = useLingui();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const { data, error, refetch } = useQuery(merges);
  const undo = async ({ patient, intoVersion }: Merge) => {
    setBusy(true);
    try {
      const { name, mrn } = await unmergePatient(patient.id, intoVersion);
      toast(t`${name} is a patient of their own again, MRN ${mrn}.`);
    } catch (failed) {
      toast(errorMessage(failed));
    } finally {
      await client.invalidateQueries({ queryKey: ['patients'] });
      setBusy(false);
    }
  };
  if (error && !data) return <PartFailed error={error} retry={refetch} />;
  if (!data) return <Skeleton className="h-20" />;
  if (data.length === 0)
    return (
      <p className="text-mute">
        <Trans>No patients have been merged in the last year.</Trans>
      </p>
    );
  return (
    <ul aria-label={t`Recent merges`} className="grid">
      {data.map((merge) => (
        <Row key={merge.id} merge={merge} busy={busy} onUndo={() => void undo(merge)} />
      ))}
    </ul>
  );
}

function Row({ merge, busy, onUndo }: { merge: Merge; busy: boolean; onUndo: () => void }) {
  const { t } = useLingui();
  const { patient, into, reason, appointments, at, undoneAt } = merge;
  const [when, undone] = [moment(Date.parse(at)), undoneAt && moment(Date.parse(undoneAt))];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line-soft border-b py-2">
      <div className="min-w-0 flex-1">
        <p className="break-words">
          <Trans>
            <b className="font-semibold">{patient.name}</b>, MRN {patient.mrn}, into{' '}
            <b className="font-semibold">{into.name}</b>, MRN {into.mrn}
          </Trans>
        </p>
        <p className="break-words text-mute text-xs">
          {when} · <Plural value={appointments} one="# appointment" other="# appointments" /> · {reason}
          {undone && (
            <>
              {' '}
              · <Trans>undone {undone}</Trans>
            </>
          )}
        </p>
      </div>
      {!undone && (
        <Button
          disabled={busy}
          aria-label={t`Undo the merge of ${patient.name}, MRN ${patient.mrn}`}
          onClick={onUndo}
        >
          <Trans>Undo</Trans>
        </Button>
      )}
    </li>
  );
}
