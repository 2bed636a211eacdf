import { QueryClient } from '@tanstack/react-query';
import { Refused } from '@/api/problem';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal is an answer; only silence is worth asking again.
      retry: (failures, error) => !(error instanceof Refused) && failures < 2,
      refetchOnWindowFocus: false,
      gcTime: 30 * 60_000,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
