import { Plural, useLingui } from '@lingui/react/macro';
import type { LineError } from '@/api/model';
import { cell, named, TableHead, table } from '@/ui/table';
import { columnLabel, lineMessage } from './lineMessage';

/** As many as the server tells. */
const MOST = 200;

/** What is wrong, line by line; a press leads to the line in the text beside it. */
export function LineErrors({
  errors,
  onLine,
}: {
  errors: readonly LineError[];
  onLine: (line: number) => void;
}) {
  const { t } = useLingui();
  return (
    <div className="grid content-start gap-2">
      <p role="status" className="font-semibold text-harm">
        {errors.length >= MOST ? (
          t`${MOST} errors or more. Nothing is imported until every line is correct.`
        ) : (
          <Plural
            value={errors.length}
            one="One error. Nothing is imported until every line is correct."
            other="# errors. Nothing is imported until every line is correct."
          />
        )}
      </p>
      <div className="overflow-x-auto">
        <table className={table} aria-label={t`Lines with errors`}>
          <TableHead columns={named(t`Line`, t`Column`, t`Value`, t`Problem`)} />
          <tbody>
            {errors.map((error) => (
              <tr
                key={`${error.line} ${error.column} ${error.rule}`}
                className="hover:bg-page [&>td]:py-1.5 [&>td]:align-baseline"
              >
                <td className={cell}>
                  <button
                    type="button"
                    aria-label={t`Go to line ${error.line}`}
                    onClick={() => onLine(error.line)}
                    className="rounded-sm px-1 font-semibold text-accent hover:underline coarse:py-2"
                  >
                    {error.line}
                  </button>
                </td>
                <td className={cell}>{columnLabel(error.column)}</td>
                <td className={`${cell} font-mono text-[12px]`} title={error.value}>
                  {error.value}
                </td>
                <td className="h-8.5 min-w-48 border-line-soft border-b px-2 py-1.5">{lineMessage(error)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
