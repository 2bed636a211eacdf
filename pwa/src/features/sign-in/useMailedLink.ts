import { useState } from 'react';
import { Refused } from '@/api/problem';
import { refresh } from '@/api/session';
import { useSubmit } from '@/components/useSubmit';

/** Where a mailed link has got to: it waits for a press, has worked, was used or is too old, or was never there. */
type LinkStage = 'asking' | 'done' | 'over' | 'missing';

/**
 * What a page does with the link of a mail. Opening it changes nothing (mail programs open links by themselves); a
 * press does, once.
 *
 * @param token from the mailed link; null when the page was opened without one, or reloaded
 */
export function useMailedLink(token: string | null) {
  const { fieldErrors, pending, submit } = useSubmit();
  const [stage, setStage] = useState<Exclude<LinkStage, 'missing'>>('asking');
  /** Sends the token, unless something was found wrong before; a link that is over is a stage and no fault. */
  const follow = (found: Parameters<typeof submit>[0], work: (token: string) => Promise<void>) =>
    submit(found, async () => {
      if (!token) return;
      try {
        await work(token);
      } catch (error) {
        if (!(error instanceof Refused) || error.rule !== 'link-over') throw error;
        setStage('over');
        return;
      }
      setStage('done');
      // What it changed may have ended the session of this browser, or its user's address.
      await refresh().catch(() => undefined);
    });
  const reached: LinkStage = stage === 'asking' && !token ? 'missing' : stage;
  return { stage: reached, fieldErrors, pending, follow };
}
