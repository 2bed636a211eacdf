import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { Account, AccountPatch, Role } from './model';
import type { Proof } from './passkeys';
import { done, unwrap } from './problem';

export const ACCOUNTS = 'accounts';
const PAGE = 50;

export interface AccountFilter {
  q?: string | undefined;
  role?: Role | undefined;
  status?: Account['status'] | undefined;
}

/** Accounts by user name. */
export const accounts = ({ q, role, status }: AccountFilter, limit = PAGE) =>
  infiniteQueryOptions({
    queryKey: [ACCOUNTS, { q: q || undefined, role, status, limit }],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        api.GET('/admin/users', {
          params: {
            query: {
              limit,
              ...(q && { q }),
              ...(role && { role }),
              ...(status && { status }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** Changes an account as it was seen. @throws Refused `stale-version`, `last-admin`, `unknown-doctor` */
export const changeAccount = ({ id, version }: Account, patch: AccountPatch) =>
  unwrap(
    api.PATCH('/admin/users/{id}', {
      params: { path: { id }, header: { 'If-Match': `"${version}"` } },
      body: patch,
    }),
  );

/**
 * Takes somebody's second step away; the administrator shows password, and their own if they have one.
 *
 * @throws Refused `wrong-password`, `wrong-code`, `throttled`
 */
export const resetSecondFactor = (id: string, password: string, proof?: Proof) =>
  done(
    api.POST('/admin/users/{id}/second-factor-reset', {
      params: { path: { id } },
      body: { password, ...proof },
    }),
  );
