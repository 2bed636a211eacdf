import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { appointmentTypes, departments } from '@/api/directory';
import type { AppointmentType } from '@/api/model';
import { Failed } from '@/components/Failed';
import { cx } from '@/lib/cx';
import { inOrder } from '@/lib/locale';
import { walkRows } from '@/lib/walkRows';
import { duration, MINUTE } from '@/lib/zone';
import { Bar } from '@/ui/Bar';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { useCanSave } from '@/ui/NotSaved';
import { RowsSkeleton } from '@/ui/RowsSkeleton';
import { cell, headCell, OpeningRow, RowButton, table } from '@/ui/table';
import { TypeDialog } from './TypeDialog';

/** What patients come for, and how long it takes: what is chosen when somebody books. */
export function TypesPage() {
  const { t } = useLingui();
  const canSave = useCanSave();
  const [open, setOpen] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(appointmentTypes);
  const allDepartments = useQuery(departments).data;
  if (error && !data)
    return <Failed title={t`The types could not be loaded`} error={error} retry={refetch} />;
  if (!data) return <RowsSkeleton />;
  const add = (
    <Button variant="primary" disabled={!canSave} onClick={() => setOpen('')}>
      <Plus size={15} aria-hidden />
      <Trans>New type</Trans>
    </Button>
  );
  const sorted = [...data].sort((a, b) => Number(b.active) - Number(a.active) || inOrder(a.name, b.name));
  return (
    <>
      {data.length === 0 ? (
        <Notice title={t`No types yet`} action={add}>
          <Trans>
            First visit, check-up, ultrasound: a type sets how long an appointment takes, so that no one has
            to choose it each time.
          </Trans>
        </Notice>
      ) : (
        <>
          <Bar>
            <p className="mr-auto text-mute max-md:hidden">
              <Trans>Chosen when booking; it suggests how long the appointment takes.</Trans>
            </p>
            <span className="max-md:ml-auto">{add}</span>
          </Bar>
          <div className="min-h-0 flex-1 overflow-auto">
            <table className={table} aria-label={t`Appointment types`}>
              <thead>
                <tr>
                  {[t`Name`, t`Duration`, t`Department`, ''].map((name) => (
                    <th key={name} scope="col" className={headCell}>
                      {name || <span className="sr-only">{t`Active`}</span>}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody onKeyDown={walkRows}>
                {sorted.map((type) => (
                  <OpeningRow key={type.id} id={type.id} onOpen={setOpen}>
                    <td className={cell}>
                      <RowButton id={type.id} onOpen={setOpen} className={!type.active && 'text-mute'}>
                        {type.name}
                      </RowButton>
                    </td>
                    <td className={cx(cell, 'whitespace-nowrap')}>
                      {duration(type.durationMinutes * MINUTE)}
                    </td>
                    <td className={cell}>{departmentOf(type, allDepartments) ?? t`whole hospital`}</td>
                    <td className={cx(cell, 'text-mute text-xs')}>{!type.active && t`inactive`}</td>
                  </OpeningRow>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {open !== null && (
        <TypeDialog type={data.find(({ id }) => id === open)} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

const departmentOf = (
  { departmentId }: AppointmentType,
  all: readonly { id: string; name: string }[] | undefined,
) => all?.find(({ id }) => id === departmentId)?.name;
