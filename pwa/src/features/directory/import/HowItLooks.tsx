import { Trans, useLingui } from '@lingui/react/macro';

/** What a file must look like; shown until there is one. */
export function HowItLooks() {
  const { t } = useLingui();
  const columns: [string, string][] = [
    ['department', t`on its own in a line, it adds the department`],
    ['doctor', t`adds the doctor to the department`],
    ['weekday', t`Mon to Sun, Monday to Sunday, or 1 to 7`],
    ['from', t`when the period starts, e.g. 08:00`],
    ['to', t`when it ends; if not later than the start, on the next day`],
  ];
  return (
    <div className="grid max-w-lg content-start gap-3">
      <h2 className="font-semibold text-lg tracking-tight">{t`File format`}</h2>
      <p>
        <Trans>
          A table saved from a spreadsheet (CSV), with one line for each period a doctor works. The first line
          names the columns:
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
          Doctors who already exist are not added again. Hours in the file replace the doctor’s current ones;
          doctors with none in the file keep theirs. Nothing is saved until you have seen a preview.
        </Trans>
      </p>
    </div>
  );
}
