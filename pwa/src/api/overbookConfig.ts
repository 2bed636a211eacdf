import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from './client';
import type { OverbookConfig, OverbookConfigPatch } from './model';
import { unwrap } from './problem';

/** The rules of overbooking and of offers, and how well the forecasts behind them held. */
export const overbookConfig = queryOptions({
  queryKey: ['overbook-config'],
  queryFn: ({ signal }) => unwrap(api.GET('/overbook/config', { signal })),
});

/** Changes the rules as they were seen. @throws Refused `stale-version` */
export const changeOverbookConfig = ({ version }: OverbookConfig, patch: OverbookConfigPatch) =>
  unwrap(
    api.PATCH('/overbook/config', {
      params: { header: { 'If-Match': `"${version}"` } },
      body: patch,
      headers: { 'Content-Type': 'application/merge-patch+json' },
    }),
  );

export const PREVIEWED_DAYS = 7;

/** What would be suggested in the days to come under these rules with these changes; nothing is stored. */
export const overbookPreview = (version: number, changes: OverbookConfigPatch) =>
  queryOptions({
    queryKey: ['overbook-preview', version, changes] as const,
    queryFn: async ({ signal }) => {
      const body = { days: PREVIEWED_DAYS, changes };
      return (await unwrap(api.POST('/overbook/config/preview', { body, signal }))).items;
    },
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });

export const noShowModel = queryOptions({
  queryKey: ['no-show-model'],
  queryFn: ({ signal }) => unwrap(api.GET('/overbook/config/no-shows', { signal })),
  staleTime: 10 * 60_000,
});

/** What was predicted where suggestions were accepted, and what happened: by month, the latest first. */
export const overbookLedger = queryOptions({
  queryKey: ['overbook-ledger'],
  queryFn: async ({ signal }) => (await unwrap(api.GET('/overbook/config/ledger', { signal }))).items,
  staleTime: 10 * 60_000,
});
