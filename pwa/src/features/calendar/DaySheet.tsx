import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { createPortal } from 'react-dom';
import { settings } from '@/api/settings';
import { birthDateLabel } from '@/lib/birthDate';
import { usePrinting } from '@/lib/usePrinting';
import { clockRange, type Day, longDay, moment } from '@/lib/zone';
import { patientName, stateLabel } from '@/wording/messages';
import type { Busy, Column } from './column';

interface Props {
  day: Day;
  columns: readonly Column[];
}

/** The day on paper: for each doctor who is shown a sheet of A4, or as many as it takes. */
export function DaySheet(props: Props) {
  return usePrinting() ? createPortal(<Sheets {...props} />, document.body) : null;
}

function Sheets({ day, columns }: Props) {
  const { t } = useLingui();
  const hospital = useQuery(settings).data;
  const printed = moment(Date.now());
  return (
    <div data-sheet className="bg-white text-black text-[10pt]">
      {columns.map((column) => (
        <section key={column.key} className="not-last:break-after-page">
          <header className="flex items-end justify-between gap-6 border-black border-b-2 pb-1.5">
            <div>
              <p>{hospital?.hospitalName}</p>
              <h1 className="font-semibold text-[15pt]">{column.name}</h1>
              <p>
                {column.note}
                {column.open.map(({ start, end }) => ` · ${clockRange(start, end)}`)}
              </p>
            </div>
            <div className="text-right">
              <p className="font-semibold text-[12pt]">
                {longDay(day)} {day.slice(0, 4)}
              </p>
              <p>
                {plural(column.items.length, {
                  0: 'no appointments',
                  one: '# appointment',
                  other: '# appointments',
                })}
              </p>
            </div>
          </header>
          <Visits column={column} />
          <footer className="flex justify-between pt-2 text-[8pt]">
            <span>
              <Trans>Printed {printed}. Confidential patient data: keep secure and shred after use.</Trans>
            </span>
            {hospital?.demo && <b>{t`Demo: everyone here is fictitious.`}</b>}
          </footer>
        </section>
      ))}
    </div>
  );
}

function Visits({ column }: { column: Column }) {
  const { t } = useLingui();
  const rows = [...column.items, ...(column.busy ?? [])].sort((a, b) => a.start.localeCompare(b.start));
  return (
    <table className="w-full border-collapse text-left">
      <thead>
        <tr className="border-black border-b [&>th]:py-1 [&>th]:pr-2 [&>th]:whitespace-nowrap [&>th]:font-semibold">
          <th>{t`Time`}</th>
          <th>{t`Patient`}</th>
          <th>{t`MRN`}</th>
          <th>{t`Date of birth`}</th>
          <th>{t`Reason for visit`}</th>
          <th>{t`Status`}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.id}
            className="break-inside-avoid border-neutral-400 border-b align-top [&>td]:py-1 [&>td]:pr-2"
          >
            <td className="whitespace-nowrap tabular-nums">
              {clockRange(Date.parse(row.start), Date.parse(row.end))}
            </td>
            {isBusy(row) ? (
              <td colSpan={5}>{t`Taken`}</td>
            ) : (
              <>
                <td className="font-semibold">{patientName(row.patient) ?? (row.hold ? t`Held` : '')}</td>
                <td className="whitespace-nowrap">{row.patient?.mrn}</td>
                <td className="whitespace-nowrap">
                  {row.patient?.birthDate && birthDateLabel(row.patient.birthDate)}
                </td>
                <td>{[row.type?.name, row.reason].filter(Boolean).join(': ')}</td>
                <td>
                  {stateLabel(row)}
                  {row.overbooked && <b> · {t`overbooked`}</b>}
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isBusy = (row: Column['items'][number] | Busy): row is Busy => !('version' in row);
