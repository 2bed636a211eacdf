import { Trans } from '@lingui/react/macro';

/** What somebody else changed while a form was open, a line for each. */
export function ConcurrentChanges({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="rounded-lg bg-warn-tint px-3 py-2 text-warn text-xs">
      <p>
        <Trans>Changed by someone else in the meantime:</Trans>
      </p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
