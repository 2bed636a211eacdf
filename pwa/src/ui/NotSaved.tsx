import { Trans } from '@lingui/react/macro';
import { CloudOff } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { reachable } from '@/lib/reachable';
import { useStore } from '@/lib/store';
import { Button } from './Button';

/** What of a form the server has not got: what was typed, or what was sent and not answered. */
type Owed = 'nothing' | 'typed' | 'sent';

/**
 * Above a form's buttons while the server cannot be reached: nothing is lost, and nothing is saved. When it answers
 * again, what is in the form can be sent from here; what was sent before goes with the same key (`useIdempotencyKey`),
 * so that it is done once whatever became of the first try.
 *
 * @param quiet says nothing of a form that nobody has touched
 */
export function NotSaved({ quiet = false }: { quiet?: boolean }) {
  const online = useStore(reachable);
  const place = useRef<HTMLDivElement>(null);
  const owed = useOwed(place);
  const silent = online ? owed === 'nothing' : quiet && owed === 'nothing';
  const send = () => {
    const form = place.current?.closest('form');
    // This button goes when it is pressed.
    form?.querySelector<HTMLElement>('[type=submit]')?.focus();
    form?.requestSubmit();
  };
  return (
    <div ref={place} role="status" className="empty:hidden">
      {!silent && (
        <div
          data-not-saved={owed}
          className="flex flex-wrap items-center gap-2 rounded-lg bg-warn-tint px-2.5 py-1.5 text-warn"
        >
          <CloudOff size={14} aria-hidden className="shrink-0" />
          <p className="min-w-0 flex-1 basis-40">
            {online ? (
              <Trans>You are back online. This is not saved yet.</Trans>
            ) : (
              <Trans>Not saved: no connection. What you entered is kept here.</Trans>
            )}
          </p>
          {(online || owed === 'sent') && (
            <Button className="h-7 bg-panel px-2 text-ink" onClick={send}>
              {online ? <Trans>Send now</Trans> : <Trans>Try again</Trans>}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** What the form around `place` still owes since the connection was lost; a new try that is answered settles it. */
function useOwed(place: RefObject<HTMLElement | null>): Owed {
  const [owed, setOwed] = useState<Owed>('nothing');
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    let typed = false;
    const update = () => {
      if (reachable.get()) return;
      // While it is on its way, its button says so, or the form stands aside.
      const underWay = form.hidden || form.querySelector('[aria-busy]') !== null;
      if (underWay) setOwed('sent');
      else if (typed) setOwed((now) => (now === 'nothing' ? 'typed' : now));
    };
    const type = () => {
      typed = true;
      update();
    };
    const sent = () => {
      typed = false;
      if (reachable.get()) setOwed('nothing');
    };
    form.addEventListener('input', type);
    form.addEventListener('submit', sent);
    const forget = reachable.subscribe(update);
    return () => {
      form.removeEventListener('input', type);
      form.removeEventListener('submit', sent);
      forget();
    };
  }, [place]);
  return owed;
}

/** Whether a form can be sent now. */
export function useCanSave(): boolean {
  return useStore(reachable);
}
