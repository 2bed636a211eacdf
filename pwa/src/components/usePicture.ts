import { useQuery } from '@tanstack/react-query';
import { picture } from '@/api/picture';
import { useBlobUrl } from '@/lib/useBlobUrl';

/** @param path a user's `avatarUrl` */
export function usePicture(path: string | null): string | null {
  const { data } = useQuery({ ...picture(path ?? ''), enabled: path !== null });
  return useBlobUrl(path === null ? undefined : data);
}
