import { t } from '@lingui/core/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { departments, doctors } from '@/api/directory';
import { importDirectory } from '@/api/directoryImport';
import { hoursChanged } from '@/api/hours';
import type { DirectoryImport, LineError } from '@/api/model';
import { Refused, Unreachable } from '@/api/problem';
import { useSubmit } from '@/components/useSubmit';
import { useKey } from '@/lib/useKey';
import { errorSentence } from '@/wording/sentences';

/** Writes what a text says. After a lost answer the same text carries the same key. */
export function useImport() {
  const client = useQueryClient();
  const keyOf = useKey();
  const { submit, pending, error, clear } = useSubmit();
  const [done, setDone] = useState<DirectoryImport | null>(null);
  const send = (text: string) =>
    submit({}, async () => {
      try {
        setDone(await importDirectory(text, keyOf(text)));
      } finally {
        await Promise.all([
          client.invalidateQueries({ queryKey: departments.queryKey }),
          client.invalidateQueries({ queryKey: doctors.queryKey }),
          hoursChanged(client),
        ]);
      }
    });
  /** Found only while it was written: somebody has changed the directory since the text was looked at. */
  const lines: readonly LineError[] = error instanceof Refused ? (error.problem.lines ?? []) : [];
  /** Nobody knows whether it arrived: the very same may be sent again, and is done once. */
  const unanswered = error instanceof Unreachable;
  const forget = () => {
    setDone(null);
    clear();
  };
  return { send, pending, done, lines, unanswered, fault: error && faultSentence(error, lines), forget };
}

function faultSentence(error: Error, lines: readonly LineError[]): string {
  if (error instanceof Unreachable)
    return t`No response: the import may or may not have been done. Import again; it will not be done twice.`;
  return lines.length > 0 ? t`Nothing was imported: these lines have errors.` : errorSentence(error);
}
