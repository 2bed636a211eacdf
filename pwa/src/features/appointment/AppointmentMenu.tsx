import { useLingui } from '@lingui/react/macro';
import { CalendarPlus, CircleX, Link, MoveRight, PanelRight, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { Transition } from '@/api/appointments';
import type { Appointment, Status } from '@/api/model';
import { statusMarks } from '@/components/statusMarks';
import { ContextMenu, type MenuItem } from '@/ui/ContextMenu';
import { toast } from '@/ui/toasts';
import { isClosed, patientLabel, statusLabel } from '@/wording/messages';
import { CancelDialog, OVER } from './Actions';
import { follows } from './Attendance';
import { useAttend } from './useAttend';

interface Props {
  item: Appointment;
  /** Where it was asked for, in the window's pixels. */
  at: { x: number; y: number };
  /** The address under which the appointment is shown. */
  link: string;
  mayAttend: boolean;
  /** Absent for those who may not change it. */
  onAgain: ((like: Appointment) => void) | undefined;
  onMove: ((item: Appointment) => void) | undefined;
  onOpen: (id: string) => void;
  onClose: () => void;
}

const becomes: Partial<Record<Transition, Status>> = {
  arrive: 'arrived',
  'check-in': 'checked-in',
  fulfil: 'fulfilled',
  'no-show': 'noshow',
};

/** What can be done with an appointment where it stands: the same as in its panel, one press nearer. */
export function AppointmentMenu(props: Props) {
  const { item, at, link, mayAttend, onAgain, onMove, onOpen, onClose } = props;
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const attend = useAttend();
  if (asking) return <CancelDialog item={item} onClose={onClose} />;

  const then = (work: () => void) => () => {
    onClose();
    work();
  };
  const changes = onAgain !== undefined && !item.hold;
  const stands = changes && item.status !== 'cancelled' && !OVER.has(item.status);
  const known = item.patient && !isClosed(item.patient);
  const back = item.status === 'cancelled' ? t`Restore` : t`Back to booked`;
  const steps = item.status === 'cancelled' && changes ? (['reopen'] as const) : (follows[item.status] ?? []);
  const items: MenuItem[] = [
    { label: t`Open`, icon: <PanelRight size={15} />, onSelect: then(() => onOpen(item.id)) },
    ...(stands
      ? [{ label: t`Move…`, icon: <MoveRight size={15} />, onSelect: then(() => onMove?.(item)) }]
      : []),
    ...(mayAttend && !item.hold ? steps : []).map((step, index): MenuItem => {
      const status = becomes[step];
      return {
        label: status ? statusLabel(status) : back,
        icon: status ? statusMarks[status] : <Undo2 size={15} />,
        apart: index === 0,
        onSelect: then(() => void attend(item, step)),
      };
    }),
    ...(changes && known
      ? [
          {
            label: t`Book follow-up…`,
            icon: <CalendarPlus size={15} />,
            apart: true,
            onSelect: then(() => onAgain?.(item)),
          },
        ]
      : []),
    {
      label: t`Copy link`,
      icon: <Link size={15} />,
      apart: !(changes && known),
      onSelect: then(
        () =>
          void navigator.clipboard.writeText(link).then(
            () => toast(t`Link copied.`),
            () => toast(t`The browser did not let the link be copied.`, { tone: 'harm' }),
          ),
      ),
    },
    ...(stands
      ? [
          {
            label: t`Cancel appointment…`,
            icon: <CircleX size={15} />,
            harm: true,
            apart: true,
            onSelect: () => setAsking(true),
          },
        ]
      : []),
  ];
  return <ContextMenu label={patientLabel(item)} at={at} items={items} onClose={onClose} />;
}
