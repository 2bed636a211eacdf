import { queryOptions } from '@tanstack/react-query';
import { apiUrl } from '@/lib/base';
import { isFromProxy } from '@/lib/reachable';
import { authorised } from './client';
import type { DirectoryImport } from './model';
import { refusal, Unreachable } from './problem';

/** As much as the server reads. */
export const MOST_BYTES = 1024 * 1024;

async function send(text: string, query: string, headers: Record<string, string>, signal?: AbortSignal) {
  const response = await authorised(
    new Request(`${apiUrl}/directory/import${query}`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'text/csv' },
      body: text,
      ...(signal && { signal }),
    }),
  );
  if (isFromProxy(response)) throw new Unreachable(response.status);
  if (!response.ok) throw await refusal(response);
  return (await response.json()) as DirectoryImport;
}

/** What an import of this text would do; nothing is written. */
export const lookedAt = (text: string) =>
  queryOptions({
    queryKey: ['directory-import', text] as const,
    queryFn: ({ signal }) => send(text, '?dryRun=true', {}, signal),
    // Somebody else may have changed the directory since.
    gcTime: 0,
    retry: false,
  });

/**
 * Departments, doctors and hours from a CSV text: all of it or nothing.
 *
 * @throws Refused with `problem.lines` where lines are at fault
 */
export const importDirectory = (text: string, key: string) => send(text, '', { 'Idempotency-Key': key });
