import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Appointment, PatientCard } from '@/api/model';
import { patientCard } from '@/api/patientCard';
import { useCan } from '@/api/rights';
import { Failed } from '@/components/Failed';
import { Button } from '@/ui/Button';
import { useCanSave } from '@/ui/NotSaved';
import { PanelSkeleton } from '@/ui/PanelSkeleton';
import { EditPatientDialog } from './EditPatientDialog';
import { Notes } from './Notes';
import { Mails, Offers, Waiting } from './Outside';
import { Person } from './Person';
import { Visits } from './Visits';

type Part<Name extends keyof PatientCard> =
  NonNullable<PatientCard[Name]> extends (infer Row)[] ? Row : never;

/** Where the lines of the card lead. */
export interface Links {
  visit: (item: Appointment, children: ReactNode) => ReactNode;
  offer: (offer: Part<'offers'>, children: ReactNode) => ReactNode;
  place: (place: Part<'waiting'>, children: ReactNode) => ReactNode;
}

interface Props {
  id: string;
  links: Links;
  /** To the page where two records of one person are merged; absent for those who may not. */
  onMerge?: () => void;
  /** Shows who saw or changed the patient; absent for those who may not know. */
  onAccesses?: (patient: string) => void;
}

/** All that the desk asks about one patient: how to reach them, what to mind, when they come and came. */
export function PatientPage({ id, links, onMerge, onAccesses }: Props) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(patientCard(id));
  const [editing, setEditing] = useState(false);
  const mayEdit = useCan('book');
  const canSave = useCanSave();
  if (error && !data)
    return <Failed title={t`The patient could not be loaded`} error={error} retry={refetch} />;
  if (!data)
    return (
      <div className="p-4">
        <PanelSkeleton parts={['h-8', 'h-24', 'h-48']} />
      </div>
    );
  const { patient, notes, coming, past, visits, waiting, offers, mails } = data;
  return (
    <div className="min-h-0 flex-1 overflow-auto" data-patient={patient.id}>
      <div className="grid max-w-6xl grid-cols-[minmax(0,20rem)_minmax(0,1fr)] items-start gap-x-8 gap-y-5 p-4 max-lg:grid-cols-[minmax(0,1fr)] max-md:p-3">
        <div className="grid gap-5">
          <Person patient={patient} visits={visits} />
          <div className="flex flex-wrap gap-1.5">
            {mayEdit && (
              <Button disabled={!canSave} onClick={() => setEditing(true)}>
                <Trans>Edit…</Trans>
              </Button>
            )}
            {onMerge && (
              <Button onClick={onMerge}>
                <Trans>Merge…</Trans>
              </Button>
            )}
            {onAccesses && (
              <Button onClick={() => onAccesses(patient.id)}>
                <Trans>Who saw this patient</Trans>
              </Button>
            )}
          </div>
          <Notes patient={patient.id} notes={notes} />
        </div>
        <div className="grid gap-5">
          <Visits
            title={t`Coming`}
            items={coming}
            link={links.visit}
            empty={t`No appointment to come.`}
            next
          />
          {waiting && <Waiting items={waiting} link={links.place} />}
          {offers && <Offers items={offers} link={links.offer} />}
          <Visits title={t`Past`} items={past} link={links.visit} empty={t`No past appointments.`} />
          {mails && <Mails items={mails} />}
        </div>
      </div>
      {editing && <EditPatientDialog patient={patient} onClose={() => setEditing(false)} />}
    </div>
  );
}
