import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { Transition } from '@/api/appointments';
import type { Drawn } from '@/api/pending';
import { AlertMarks } from '@/components/AlertMarks';
import { cx } from '@/lib/cx';
import { focusSoon } from '@/lib/focusSoon';
import { clock } from '@/lib/zone';
import { Button } from '@/ui/Button';
import { useCanSave } from '@/ui/NotSaved';
import { isClosed, patientLabel } from '@/wording/messages';
import { minutesIn, type Stage } from './stages';

/** What comes next, and what else may be said of a patient, by how far they are. */
export const STEPS: Record<Stage, readonly Transition[]> = {
  expected: ['arrive', 'check-in'],
  late: ['arrive', 'check-in', 'no-show'],
  waiting: ['check-in', 'fulfil', 'reopen'],
  'in-room': ['fulfil', 'reopen'],
  done: ['reopen'],
};

/** The one button of a card that the arrow keys walk to. */
export const cardOf = (id: string) => `[data-visit="${id}"] [data-row]`;

interface Props {
  item: Drawn;
  stage: Stage;
  now: number;
  /** The list of rooms that are offered. */
  rooms: string;
  onStep: (item: Drawn, step: Transition) => void;
  onRoom: (item: Drawn, room: string) => void;
  patientLink: (id: string, name: string) => ReactNode;
}

export function VisitCard({ item, stage, now, rooms, onStep, onRoom, patientLink }: Props) {
  const { t } = useLingui();
  const canSave = useCanSave();
  const { patient, visit, onItsWay } = item;
  const words: Record<Transition, string> = {
    arrive: t`Arrived`,
    'check-in': t`In room`,
    fulfil: t`Completed`,
    'no-show': t`No-show`,
    reopen: t`Undo`,
  };
  const name = patientLabel(item);
  const steps = STEPS[stage];
  return (
    <li
      data-visit={item.id}
      aria-label={name}
      aria-busy={onItsWay === 'sent' || undefined}
      className={cx(
        'grid gap-1 rounded-lg border border-line bg-panel p-2',
        onItsWay === 'unsure' && 'border-dashed border-warn',
        stage === 'done' && 'text-mute',
      )}
    >
      <div className="flex items-baseline gap-2">
        <span className="text-mute tabular-nums">{clock(Date.parse(item.start))}</span>
        <b className="min-w-0 flex-1 truncate font-semibold" title={name}>
          {patient && !isClosed(patient) ? patientLink(patient.id, name) : name}
        </b>
        {visit?.ticket && (
          <span
            title={t`Ticket number`}
            className="rounded bg-accent/14 px-1.5 font-semibold text-accent tabular-nums"
          >
            {visit.ticket}
          </span>
        )}
      </div>
      <p className="truncate text-mute text-xs">
        {item.doctor.name}
        {item.type && ` · ${item.type.name}`}
      </p>
      <AlertMarks alerts={patient?.alerts} />
      <Since item={item} stage={stage} now={now} />
      <div className="flex flex-wrap items-center gap-1.5">
        {stage !== 'done' && (
          <Room
            key={visit?.room}
            item={item}
            rooms={rooms}
            disabled={!canSave}
            onRoom={(room) => onRoom(item, room)}
          />
        )}
        {steps.map((step, index) => (
          <Button
            key={step}
            variant={index > 0 || stage === 'done' ? 'quiet' : 'plain'}
            className="h-7 px-2"
            disabled={!canSave}
            data-row={index === 0 ? item.id : undefined}
            onClick={() => onStep(item, step)}
          >
            {words[step]}
          </Button>
        ))}
      </div>
    </li>
  );
}

/** How long somebody has been late, waiting or in the room. */
function Since({ item, stage, now }: Pick<Props, 'item' | 'stage' | 'now'>) {
  const { t } = useLingui();
  const minutes = minutesIn(item, stage, now);
  if (stage === 'done') {
    const { finishedAt } = item.visit ?? {};
    if (item.status === 'noshow') return <p className="text-harm text-xs">{t`No-show`}</p>;
    return finishedAt ? <p className="text-xs">{t`until ${clock(Date.parse(finishedAt))}`}</p> : null;
  }
  if (minutes === undefined) return null;
  const said = {
    expected: '',
    late: t`${minutes} min late`,
    waiting: t`waiting ${minutes} min`,
    'in-room': t`in room ${minutes} min`,
  }[stage];
  const long = stage === 'waiting' && minutes >= LONG;
  return (
    <p className={cx('text-xs tabular-nums', (long || stage === 'late') && 'font-semibold text-warn')}>
      {said}
    </p>
  );
}

/** From so many minutes on a wait is long enough to be looked at. */
const LONG = 30;

interface RoomProps {
  item: Drawn;
  rooms: string;
  disabled: boolean;
  onRoom: (room: string) => void;
}

/** Where the visit takes place, written where it stands: Enter or leaving the field saves, Esc discards. */
function Room({ item, rooms, disabled, onRoom }: RoomProps) {
  const { t } = useLingui();
  const known = item.visit?.room ?? '';
  const [text, setText] = useState(known);
  return (
    <input
      data-room
      aria-label={t`Room`}
      placeholder={t`Room`}
      value={text}
      maxLength={40}
      list={rooms}
      disabled={disabled}
      autoComplete="off"
      onChange={(event) => setText(event.target.value)}
      onBlur={() => text.trim() !== known && onRoom(text.trim())}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        if (event.key === 'Escape') setText(known);
        else if (text.trim() !== known) onRoom(text.trim());
        focusSoon(cardOf(item.id));
      }}
      className="h-7 w-20 min-w-0 flex-1 basis-16 rounded-md border border-line bg-panel px-2 placeholder:text-mute coarse:h-10"
    />
  );
}
