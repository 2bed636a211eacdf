import { QueryClient } from '@tanstack/react-query';
import { Refused } from '@/api/problem';
import { reachable } from '@/lib/reachable';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal is an answer; only silence is worth asking again.
      retry: (failures, error) => !(error instanceof Refused) && reachable.get() && failures < 2,
      // The browser's idea of being online is not ours: what is asked is answered or fails, and never hangs.
      networkMode: 'always',
      refetchOnWindowFocus: false,
      gcTime: 30 * 60_000,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
