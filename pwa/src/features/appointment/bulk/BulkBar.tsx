import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { BulkTransition, BulkWhy } from '@/api/bulk';
import type { Appointment } from '@/api/model';
import { Unreachable } from '@/api/problem';
import { useCan } from '@/api/rights';
import { clearSelection, deselect, select, selection } from '@/components/selection';
import { cx } from '@/lib/cx';
import { store, useStore } from '@/lib/store';
import { Button, IconButton } from '@/ui/Button';
import { useCanSave } from '@/ui/NotSaved';
import { Segmented, segment } from '@/ui/Segmented';
import { toast } from '@/ui/toasts';
import { errorMessage } from '@/wording/messages';
import { askReason } from '../override';
import { CancelSelectedDialog } from './CancelSelectedDialog';
import { KeptDialog } from './KeptDialog';
import { doneMessage, keptMessage, nothingDoneMessage } from './messages';
import { type Kept, newest, type Outcome, undoSteps, useBulk } from './useBulk';

/** Whom something did not work for. */
interface Left {
  kept: readonly Kept[];
  /** What was to be said of them. */
  step?: BulkTransition;
}

const NOBODY: Left = { kept: [] };
/** A bar that has gone and come back still says so. */
const left = store(NOBODY);

interface Props {
  mayCancel: boolean;
  onOpen: (id: string) => void;
}

/** What can be said of all appointments that are selected, below the calendar. Escape lets go of them. */
export function BulkBar({ mayCancel, onOpen }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  const canSave = useCanSave();
  const chosen = useStore(selection);
  const { run, progress } = useBulk();
  const [asking, setAsking] = useState(false);
  const { kept, step } = useStore(left);
  const mayBeEarly = useCan('administer');
  /** Those of whom it is only too early to say it, which a reason makes good. */
  const early = mayBeEarly ? kept.filter(({ refused }) => refused.rule === 'too-early') : [];
  const items = [...chosen.values()].map((item) => newest(client, item));
  const count = items.length;
  const busy = progress !== null;

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      clearSelection();
    };
    // Before the panel beside the calendar, which the same key closes.
    addEventListener('keydown', pressed, true);
    return () => removeEventListener('keydown', pressed, true);
  }, []);

  const send = async (transition: BulkTransition, what: readonly Appointment[], why: BulkWhy = {}) => {
    try {
      tell(transition, await run(transition, what, why), why);
    } catch (error) {
      const again = { label: t`Try again`, run: () => void send(transition, what, why) };
      toast(error instanceof Unreachable ? t`Not saved: no connection to the server.` : errorMessage(error), {
        tone: 'harm',
        actions: error instanceof Unreachable ? [again] : [],
      });
    }
  };
  const tell = (transition: BulkTransition, { done, kept: stay }: Outcome, { correction }: BulkWhy) => {
    deselect(done.map(({ now }) => now.id));
    left.set({ kept: stay, step: transition });
    const message = done.length > 0 ? doneMessage(transition, done.length) : nothingDoneMessage();
    toast([message, keptMessage(stay.length)].filter(Boolean).join(' '), {
      tone: stay.length > 0 ? 'harm' : 'plain',
      actions:
        done.length > 0 && transition !== 'reopen'
          ? [{ label: t`Undo`, run: () => void takeBack(done, correction && { correction }) }]
          : [],
    });
    if (stay.length === 0) clearSelection();
  };
  const takeBack = async (done: Outcome['done'], why?: BulkWhy) => {
    try {
      const stay: Kept[] = [];
      const back = new Map<string, Appointment>();
      for (const { transition, items: those } of undoSteps(done)) {
        const answer = await run(
          transition,
          those
            .filter(({ id }) => !stay.some(({ item }) => item.id === id))
            .map((one) => back.get(one.id) ?? one),
          transition === 'reopen' ? undefined : { ...why, again: true },
        );
        for (const { now } of answer.done) back.set(now.id, now);
        stay.push(...answer.kept);
      }
      // Whom it did not work for is at hand again.
      select(stay.map(({ item }) => item));
      left.set({ kept: stay });
      toast([t`Undone.`, keptMessage(stay.length)].filter(Boolean).join(' '), {
        tone: stay.length > 0 ? 'harm' : 'plain',
      });
    } catch (error) {
      toast(errorMessage(error), { tone: 'harm' });
    }
  };

  const steps: [BulkTransition, string][] = [
    ['arrive', t({ context: 'step', message: 'Arrived' })],
    ['check-in', t`In room`],
    ['fulfil', t`Completed`],
    ['no-show', t({ context: 'step', message: 'No-show' })],
  ];
  return (
    <section
      aria-label={t`Selected appointments`}
      data-bulk={count}
      className="-translate-x-1/2 absolute bottom-4 left-1/2 z-30 flex max-w-[calc(100%-1rem)] animate-rise flex-wrap items-center justify-center gap-x-2.5 gap-y-1.5 rounded-2xl border border-line-strong bg-panel px-3 py-2 shadow-float max-md:bottom-2 max-md:w-[calc(100%-1rem)]"
    >
      <p role="status" className="whitespace-nowrap font-semibold max-md:mr-auto">
        {count === 0 ? t`Select appointments` : plural(count, { one: '# selected', other: '# selected' })}
      </p>
      {count > 0 && (
        <>
          <Segmented label={t`Attendance of all selected`} className="divide-x divide-line max-md:order-last">
            {steps.map(([transition, word]) => (
              <button
                key={transition}
                type="button"
                disabled={busy || !canSave}
                onClick={() => void send(transition, items)}
                className={cx(segment, 'px-3 text-ink disabled:opacity-45')}
              >
                {word}
              </button>
            ))}
          </Segmented>
          {mayCancel && (
            <Button
              variant="harm"
              disabled={busy || !canSave}
              onClick={() => setAsking(true)}
              className="max-md:order-last"
            >
              <Trans>Cancel appointments…</Trans>
            </Button>
          )}
        </>
      )}
      {busy && (
        <progress
          aria-label={t`Saving`}
          value={progress}
          className="absolute inset-x-4 bottom-0 h-0.5 w-auto"
        />
      )}
      <IconButton label={t`Clear selection`} onClick={clearSelection}>
        <X size={16} />
      </IconButton>
      {asking && (
        <CancelSelectedDialog
          items={items}
          onClose={() => setAsking(false)}
          onCancel={(why) => void send('cancel', items, why)}
        />
      )}
      {kept.length > 0 && (
        <KeptDialog
          kept={kept}
          onClose={() => left.set(NOBODY)}
          onAnyway={
            step && early.length > 0
              ? () => {
                  left.set(NOBODY);
                  const items = early.map(({ item }) => item);
                  askReason('early', (reason) => void send(step, items, { correction: { reason } }));
                }
              : undefined
          }
          onOpen={(id) => {
            left.set(NOBODY);
            clearSelection();
            onOpen(id);
          }}
        />
      )}
    </section>
  );
}
