import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { patientOf } from '@/api/directory';
import type { Doctor } from '@/api/model';
import { settings } from '@/api/settings';
import { usePrinting } from '@/lib/usePrinting';
import { clock, dayOf, moment, shortDay } from '@/lib/zone';
import { patientLabel } from '@/wording/messages';
import { slotName } from './AwayRows';
import type { Row } from './plan';

interface Props {
  doctor: Doctor;
  rows: readonly Row[];
  all: readonly Doctor[];
}

/** Asks for the numbers of those on the list, and then for paper: nobody's number is read before it is wanted. */
export function useCalls(rows: readonly Row[]): { print: () => void; fetching: boolean } {
  const client = useQueryClient();
  const [fetching, setFetching] = useState(false);
  const ask = async () => {
    setFetching(true);
    const ids = new Set(rows.flatMap(({ item }) => (item.patient ? [item.patient.id] : [])));
    // Who cannot be read is on the list without a number.
    await Promise.allSettled([...ids].map((id) => client.fetchQuery(patientOf(id))));
    setFetching(false);
    print();
  };
  return { print: () => void ask(), fetching };
}

/** Whom to call, with their numbers, on paper: A4, a box to tick for each. */
export function CallSheet(props: Props) {
  return usePrinting() ? createPortal(<Sheet {...props} />, document.body) : null;
}

function Sheet({ doctor, rows, all }: Props) {
  const { t } = useLingui();
  const client = useQueryClient();
  /** The number; the address of whoever has none. */
  const reachedBy = (id: string) => {
    const patient = client.getQueryData(patientOf(id).queryKey);
    return patient?.phone ?? patient?.email ?? t`none`;
  };
  const hospital = useQuery(settings).data;
  const printed = moment(Date.now());
  const name = doctor.name;
  return (
    <div data-sheet className="bg-white text-[10pt] text-black">
      <header className="border-black border-b-2 pb-1.5">
        <p>{hospital?.hospitalName}</p>
        <h1 className="font-semibold text-[15pt]">{t`${name} is away: patients to call`}</h1>
      </header>
      <table className="w-full border-collapse text-left">
        <thead>
          <tr className="border-black border-b [&>th]:py-1 [&>th]:pr-2 [&>th]:font-semibold">
            <th>{t`Called`}</th>
            <th>{t`Was`}</th>
            <th>{t`Patient`}</th>
            <th>{t`Phone or e-mail`}</th>
            <th>{t`Now`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ item, choice }) => {
            const start = Date.parse(item.start);
            return (
              <tr
                key={item.id}
                className="break-inside-avoid border-neutral-400 border-b align-top [&>td]:py-1.5 [&>td]:pr-2"
              >
                <td>
                  <span className="block size-4 border border-black" />
                </td>
                <td className="whitespace-nowrap tabular-nums">
                  {shortDay(dayOf(start))}, {clock(start)}
                </td>
                <td>
                  <b className="font-semibold">{patientLabel(item)}</b>
                  <br />
                  {item.patient?.mrn}
                </td>
                <td className="break-all">{item.patient && reachedBy(item.patient.id)}</td>
                <td>
                  {choice.kind === 'to'
                    ? slotName(all, choice.slot, item.start)
                    : choice.kind === 'cancel'
                      ? t`Cancelled`
                      : t`Still with ${name}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <footer className="flex justify-between pt-2 text-[8pt]">
        <span>
          <Trans>Printed {printed}. Confidential patient data: keep secure and shred after use.</Trans>
        </span>
        {hospital?.demo && <b>{t`Demo: everyone here is fictitious.`}</b>}
      </footer>
    </div>
  );
}
