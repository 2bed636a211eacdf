import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { type Appointment, isAsked, type PatientNoteKind } from '@/api/model';
import { useAppointment } from '@/api/useAppointments';
import { BreakGlassDialog } from '@/components/BreakGlassDialog';
import { Failed } from '@/components/Failed';
import { birthDateLabel } from '@/lib/birthDate';
import { Button } from '@/ui/Button';
import { PanelSkeleton } from '@/ui/PanelSkeleton';
import { SidePanel } from '@/ui/SidePanel';
import { isClosed, patientLabel, stateLabel } from '@/wording/messages';
import { Actions } from './Actions';
import { Attendance } from './Attendance';
import { DidTheyCome } from './DidTheyCome';
import { EditForm } from './EditForm';
import { Facts } from './Facts';
import { History } from './History';

interface Props {
  id: string;
  /** The appointment as the view already has it, so that the panel opens at once. */
  known?: Appointment | undefined;
  mayChange: boolean;
  mayAttend: boolean;
  onClose: () => void;
  /** The name of a patient as the way to their card. */
  patientLink?: (id: string, name: ReactNode) => ReactNode;
  /** Shows what everybody who receives the patient has to know. */
  alerts?: (kinds: readonly PatientNoteKind[]) => ReactNode;
  /** Shows who saw or changed the patient; absent for those who may not know. */
  onAccesses?: ((patient: string) => void) | undefined;
  /** Puts the patient on the waitlist for an earlier time. */
  onEarlier: () => void;
  /** Looks for another time. */
  onMove: (item: Appointment) => void;
  /** Books another one like it. */
  onAgain: (item: Appointment) => void;
}

/** Everything about one appointment, and what can be done with it. */
export function AppointmentPanel({
  id,
  known,
  mayChange,
  mayAttend,
  onClose,
  patientLink = (_id, name) => name,
  alerts,
  onAccesses,
  onEarlier,
  onMove,
  onAgain,
}: Props) {
  const { t } = useLingui();
  const { item, query } = useAppointment(id, known);
  const [editing, setEditing] = useState(false);
  return (
    <SidePanel label={t`Appointment`} onClose={onClose}>
      {query.error && !item && (
        <Failed title={t`The appointment could not be loaded`} error={query.error} retry={query.refetch} />
      )}
      {!item && query.isPending && <PanelSkeleton parts={['h-8', 'h-24']} />}
      {item && (
        <div className="grid gap-4" data-panel={item.id} data-version={item.version}>
          <header className="pr-8">
            <p className="text-mute text-xs">
              {t`Appointment`} · {stateLabel(item)}
              {item.overbooked && ` · ${t`overbooked`}`}
            </p>
            <h2 className="font-semibold text-lg tracking-tight">
              {item.patient && !isClosed(item.patient)
                ? patientLink(item.patient.id, patientLabel(item))
                : patientLabel(item)}
            </h2>
            {item.patient && !isClosed(item.patient) && (
              <p className="text-mute text-xs">
                {t`MRN`} {item.patient.mrn}
                {item.patient.birthDate && ` · ${birthDateLabel(item.patient.birthDate)}`}
              </p>
            )}
            {item.patient?.alerts && alerts?.(item.patient.alerts)}
          </header>
          {isClosed(item.patient) && <Closed id={item.id} />}
          {mayAttend && isAsked(item) && <DidTheyCome item={item} />}
          {mayAttend && !item.hold && <Attendance item={item} />}
          {editing ? <EditForm item={item} onDone={() => setEditing(false)} /> : <Facts item={item} />}
          {mayChange && !editing && (
            <Actions
              item={item}
              onEdit={() => setEditing(true)}
              onMove={() => onMove(item)}
              onEarlier={onEarlier}
              onAgain={() => onAgain(item)}
            />
          )}
          <History item={item} />
          {onAccesses && item.patient && <Accesses patient={item.patient.id} onOpen={onAccesses} />}
        </div>
      )}
    </SidePanel>
  );
}

function Accesses({ patient, onOpen }: { patient: string; onOpen: (patient: string) => void }) {
  const { t } = useLingui();
  return (
    <Button variant="quiet" className="justify-self-start" onClick={() => onOpen(patient)}>
      {t`Who saw or changed this patient`}
    </Button>
  );
}

/** Who it is for is closed to whoever is signed in; in an emergency they open it. */
function Closed({ id }: { id: string }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  return (
    <div className="grid justify-items-start gap-2 rounded-lg bg-page px-3 py-2">
      <p className="text-mute">{t`Only those who treat this patient see who it is.`}</p>
      <Button onClick={() => setAsking(true)}>{t`Break the glass…`}</Button>
      {asking && (
        <BreakGlassDialog
          what={{ appointmentId: id }}
          title={t`Open this patient?`}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
