import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Doctor } from '@/api/model';
import { Refused } from '@/api/problem';
import { clock, dayOf, shortDay } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { errorMessage, patientLabel } from '@/wording/messages';
import { keptReason } from './KeptDialog';
import type { Row } from './plan';
import type { Done } from './useAway';

interface Props {
  doctor: Doctor;
  rows: readonly Row[];
  done: Done;
  busy: boolean;
  failure: unknown;
  calls: { print: () => void; fetching: boolean };
  onUndo: () => void;
  onOpen: (id: string) => void;
  onClose: () => void;
}

/** What was done, who is left, and the way back. */
export function AwayDone({ doctor, rows, done, busy, failure, calls, onUndo, onOpen, onClose }: Props) {
  const { t } = useLingui();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const { moved, cancelled, timeOff, kept } = done;
  const touched = new Set([...moved, ...cancelled].map(({ id }) => id));
  const left = rows.filter(({ item }) => !touched.has(item.id));
  const name = doctor.name;
  const said = [
    moved.length > 0 && plural(moved.length, { one: '# appointment moved.', other: '# appointments moved.' }),
    cancelled.length > 0 && plural(cancelled.length, { one: '# cancelled.', other: '# cancelled.' }),
    timeOff && t`Time off added.`,
  ].filter(Boolean);
  const conflicts = failure instanceof Refused ? (failure.problem.refused ?? []) : [];
  return (
    <div className="grid min-h-0 max-w-4xl flex-1 content-start gap-4 overflow-y-auto p-4 max-md:px-3">
      <section className="grid gap-3 rounded-xl border border-line p-4">
        <h2 ref={head} tabIndex={-1} className="flex items-center gap-2 font-semibold text-lg tracking-tight">
          <CircleCheck size={18} aria-hidden className="text-accent" />
          {said.join(' ')}
        </h2>
        {failure !== null && (
          <div role="alert" className="rounded-lg border border-harm/40 bg-harm/7 p-2.5">
            <p>
              {conflicts.length > 0
                ? t`Nothing was undone: these cannot go back to where they were.`
                : errorMessage(failure, name)}
            </p>
            {conflicts.map((one) => {
              const row = rows.find(({ item }) => item.id === one.id);
              return (
                row && (
                  <p key={one.id}>
                    <b className="font-semibold">{patientLabel(row.item)}</b>: {keptReason(one, name)}
                  </p>
                )
              );
            })}
          </div>
        )}
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" onClick={onClose} disabled={busy}>{t`Go to calendar`}</Button>
          <Button onClick={calls.print} pending={calls.fetching}>{t`Print call list`}</Button>
          <Button onClick={onUndo} pending={busy}>{t`Undo all`}</Button>
        </div>
      </section>
      {left.length > 0 && (
        <section className="grid gap-1" aria-label={t`Still with ${name}`}>
          <h3 className="font-semibold">
            {plural(left.length, {
              one: `# is still with ${name}`,
              other: `# are still with ${name}`,
            })}
          </h3>
          <ul className="grid">
            {left.map(({ item }) => {
              const start = Date.parse(item.start);
              const patient = patientLabel(item);
              const refused = kept.find(({ id }) => id === item.id);
              return (
                <li
                  key={item.id}
                  className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-3 border-line-soft border-b py-2"
                >
                  <span>
                    <b className="font-semibold">{patient}</b>{' '}
                    <span className="text-mute">
                      {shortDay(dayOf(start))}, {clock(start)}
                    </span>
                    {refused && <span className="block text-harm">{keptReason(refused, name)}</span>}
                  </span>
                  <Button aria-label={t`Open ${patient}`} onClick={() => onOpen(item.id)}>{t`Open`}</Button>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
}
