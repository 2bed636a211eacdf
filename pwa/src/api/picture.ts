import { queryOptions } from '@tanstack/react-query';
import { apiUrl } from '@/lib/base';
import { authorised } from './client';
import { refusal } from './problem';

/**
 * Somebody's picture, fetched with the token in its header and never by an address that a page could leak.
 *
 * @param path a user's `avatarUrl`
 */
export const picture = (path: string) =>
  queryOptions({
    queryKey: ['picture', path],
    queryFn: async ({ signal }) => {
      const response = await authorised(new Request(`${apiUrl}/${path}`, { signal }));
      if (!response.ok) throw await refusal(response);
      return await response.blob();
    },
    // Another picture has another path.
    staleTime: Number.POSITIVE_INFINITY,
  });
