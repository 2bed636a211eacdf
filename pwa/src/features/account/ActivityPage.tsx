import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { myActivity } from '@/api/account';
import { clock, longDay } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { Skeleton } from '@/ui/Skeleton';
import { errorSentence } from '@/wording/sentences';
import { byDay, type Run } from './runs';

/** What was done in this person's name, newest first: whoever finds something strange in it can say so. */
export function ActivityPage() {
  const { t } = useLingui();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } =
    useInfiniteQuery(myActivity);
  const days = useMemo(() => byDay(data?.pages.flatMap(({ items }) => items) ?? []), [data]);
  if (!data)
    return error ? (
      <div role="alert" className="grid justify-items-start gap-2">
        <p>{errorSentence(error)}</p>
        <Button onClick={() => void refetch()}>{t`Try again`}</Button>
      </div>
    ) : (
      <Skeleton className="h-64" />
    );
  return (
    <div className="grid gap-4">
      <p className="text-mute">
        <Trans>
          Everything done with your account. If something wasn’t you, change your password and tell an
          administrator.
        </Trans>
      </p>
      {days.map(({ day, runs }) => (
        <section key={day} aria-label={longDay(day)}>
          <h2 className="border-line border-b pb-1 font-semibold">{longDay(day)}</h2>
          <ul>
            {runs.map((run) => (
              <Row key={run.id} run={run} />
            ))}
          </ul>
        </section>
      ))}
      {error && (
        <p role="alert" className="text-harm">
          {errorSentence(error)}
        </p>
      )}
      {hasNextPage ? (
        <Button
          className="justify-self-start"
          pending={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >{t`Show earlier activity`}</Button>
      ) : (
        <p className="text-mute text-xs">{t`No earlier activity.`}</p>
      )}
    </div>
  );
}

function Row({ run: { sentence, outcome, address, times, first, last } }: { run: Run }) {
  const { t } = useLingui();
  const span = clock(first) === clock(last) ? clock(last) : `${clock(first)}–${clock(last)}`;
  return (
    <li
      data-activity
      className="grid grid-cols-[5.5rem_minmax(0,1fr)_auto] items-baseline gap-x-3 border-line-soft border-b py-1.5 max-md:grid-cols-[minmax(0,1fr)_auto]"
    >
      <span className="whitespace-nowrap text-mute max-md:text-xs">{span}</span>
      <span className="max-md:order-3 max-md:col-span-2">
        {outcome !== 'success' && (
          <CircleAlert
            size={14}
            aria-label={t`Not carried out`}
            className="mr-1.5 inline align-[-2px] text-warn"
          />
        )}
        {sentence}
        {times > 1 && <span className="ml-1.5 whitespace-nowrap text-mute text-xs">{t`${times} times`}</span>}
      </span>
      <span className="text-mute text-xs max-md:order-2">{address}</span>
    </li>
  );
}
