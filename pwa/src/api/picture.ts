import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { apiUrl } from '@/lib/base';
import { authorised } from './client';
import { refusal } from './problem';

/** Somebody's picture, fetched with the token in its header and never by an address that a page could leak. */
const picture = (path: string) =>
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

/** The `blob:` address of a picture while somebody looks at it; null for none, and until it has come. */
export function useBlobUrl(content: Blob | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!content) return;
    const made = URL.createObjectURL(content);
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [content]);
  return url;
}

/** @param path a user's `avatarUrl` */
export function usePicture(path: string | null): string | null {
  const { data } = useQuery({ ...picture(path ?? ''), enabled: path !== null });
  return useBlobUrl(path === null ? undefined : data);
}
