import { Trans, useLingui } from '@lingui/react/macro';

/** What a file must look like; shown until there is one. */
export function HowItLooks() {
  const { t } = useLingui();
  const columns: [string, string][] = [
    ['department', t`alone in its line, it adds the department`],
    ['doctor', t`adds the doctor to the department`],
    ['weekday', t`Mon to Sun, Monday to Sunday, or 1 to 7`],
    ['from', t`when they begin, like 08:00`],
    ['to', t`when they end; not later than the beginning, it is on the next day`],
  ];
  return (
    <div className="grid max-w-lg content-start gap-3">
      <h2 className="font-semibold text-lg tracking-tight">
        <Trans>What the file looks like</Trans>
      </h2>
      <p>
        <Trans>
          A table as a spreadsheet saves it (CSV), with a line for each time at which a doctor works. The
          first line names the columns:
        </Trans>
      </p>
      <dl className="grid gap-1.5">
        {columns.map(([name, meaning]) => (
          <div key={name} className="grid grid-cols-[96px_minmax(0,1fr)] gap-3">
            <dt className="font-mono text-[12px]">{name}</dt>
            <dd className="text-mute">{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="text-mute">
        <Trans>
          Who is there already is not added again. The hours in the file take the place of the doctor’s; who
          has none in the file keeps theirs. Nothing is written before you have seen what would be.
        </Trans>
      </p>
    </div>
  );
}
