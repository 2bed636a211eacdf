import { useLingui } from '@lingui/react/macro';
import { Fragment, type ReactNode } from 'react';

export type Fact = [name: string, value: ReactNode];

/** What is known of an entry, a line each. */
export function EntryFacts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[84px_minmax(0,1fr)] gap-x-2.5 gap-y-2">
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt className="break-words text-mute">{name}</dt>
          <dd className="min-w-0 break-words">{value || '–'}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** What only a technician asks for: ids, routes and what the entry holds as it is written. */
export function EntryDetails({ facts }: { facts: readonly Fact[] }) {
  const { t } = useLingui();
  return (
    <details className="border-line border-t pt-3">
      <summary className="cursor-pointer text-mute">{t`Details`}</summary>
      <div className="pt-2">
        <EntryFacts facts={facts} />
      </div>
    </details>
  );
}

/** An id, to be copied whole. */
export function EntryId({ id }: { id: string }) {
  return <code className="select-all break-all text-xs">{id}</code>;
}
