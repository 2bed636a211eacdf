import { apiUrl } from '@/lib/base';
import type { Filter } from './appointments';
import { authorised } from './client';
import { refusal } from './problem';

export type ExportFormat = 'csv' | 'ics';

export interface Exported {
  content: Blob;
  /** Rows were left out: the hospital allows no more in one file. */
  limited: boolean;
}

/** Fetches the filtered appointments as a file. @throws Refused, Unreachable */
export async function exportOf(format: ExportFormat, filter: Filter): Promise<Exported> {
  const response = await fileOf(`/schedules/export.${format}`, filter);
  return { content: await response.blob(), limited: response.headers.get('X-Export-Limited') === 'true' };
}

/** Fetches a file, with the token in its header and never in a URL. @throws Refused, Unreachable */
export async function fileOf(path: string, query: object): Promise<Response> {
  const url = new URL(`${apiUrl}${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  const response = await authorised(new Request(url));
  if (!response.ok) throw await refusal(response);
  return response;
}
