import { t } from '@lingui/core/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { departments, doctors } from '@/api/directory';
import { importDirectory } from '@/api/directoryImport';
import { hoursChanged } from '@/api/hours';
import type { DirectoryImport, LineError } from '@/api/model';
import { Refused, Unreachable } from '@/api/problem';
import { useKey } from '@/lib/useKey';
import { errorSentence } from '@/wording/sentences';

interface Outcome {
  done: DirectoryImport | null;
  /** Found only while it was written: somebody has changed the directory since the text was looked at. */
  lines: readonly LineError[];
  fault: string | null;
  /** Nobody knows whether it arrived: the very same may be sent again, and is done once. */
  unanswered: boolean;
}

const NOTHING: Outcome = { done: null, lines: [], fault: null, unanswered: false };

/** Writes what a text says. After a lost answer the same text carries the same key. */
export function useImport() {
  const client = useQueryClient();
  const keyOf = useKey();
  const [pending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(NOTHING);
  const send = async (text: string) => {
    setPending(true);
    setOutcome(NOTHING);
    try {
      setOutcome({ ...NOTHING, done: await importDirectory(text, keyOf(text)) });
    } catch (error) {
      const unanswered = error instanceof Unreachable;
      const lines = error instanceof Refused ? (error.problem.lines ?? []) : [];
      setOutcome({
        ...NOTHING,
        lines,
        unanswered,
        fault: unanswered
          ? t`No answer came: it may have been imported or not. Import again: it is done once.`
          : lines.length > 0
            ? t`Nothing was imported: these lines are at fault.`
            : errorSentence(error),
      });
    }
    await Promise.all([
      client.invalidateQueries({ queryKey: departments.queryKey }),
      client.invalidateQueries({ queryKey: doctors.queryKey }),
      hoursChanged(client),
    ]);
    setPending(false);
  };
  return { send, pending, ...outcome, forget: () => setOutcome(NOTHING) };
}
