import { Trans } from '@lingui/react/macro';
import { clockRange, dayOf, shortDay } from '@/lib/zone';
import { type Draft, lengthIn } from './draft';

/** What will be booked, in one line: of several doctors it is not plain from the fields. */
export function ChosenTime({ draft, doctor }: { draft: Draft; doctor: string | undefined }) {
  const { start } = draft;
  const day = start !== undefined && shortDay(dayOf(start));
  const time = start !== undefined && clockRange(start, start + lengthIn(draft));
  return (
    <p role="status" className="rounded-lg bg-page px-2.5 py-1.5 empty:hidden">
      {start !== undefined && doctor && (
        <Trans>
          <b className="font-semibold">
            {day}, {time}
          </b>{' '}
          with {doctor}
        </Trans>
      )}
    </p>
  );
}
