import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useEffect, useId } from 'react';
import type { Range, Transition } from '@/api/appointments';
import { departments } from '@/api/directory';
import type { Drawn } from '@/api/pending';
import { useAppointmentsIn } from '@/api/useAppointments';
import { BOARD_KEYS } from '@/components/boardKeys';
import { singleKeys } from '@/components/commands';
import { Failed } from '@/components/Failed';
import { dayInSight } from '@/lib/dayInSight';
import { focusSoon } from '@/lib/focusSoon';
import { useNow } from '@/lib/useNow';
import { walkRows } from '@/lib/walkRows';
import { dayBounds, today } from '@/lib/zone';
import { Bar } from '@/ui/Bar';
import { Button } from '@/ui/Button';
import { FilterChip } from '@/ui/FilterChip';
import { Notice } from '@/ui/Notice';
import { useCanSave } from '@/ui/NotSaved';
import { RowsSkeleton } from '@/ui/RowsSkeleton';
import { byStage, delays, roomsOf, STAGES, type Stage, stageOf } from './stages';
import { cardOf, STEPS, VisitCard } from './VisitCard';

interface Props {
  /** Whether one sees only one's own: a doctor. */
  own: boolean;
  department: string | undefined;
  onDepartment: (id: string | undefined) => void;
  attend: (item: Drawn, step: Transition) => Promise<unknown>;
  place: (item: Drawn, room: string) => Promise<unknown>;
  /** The name of a patient as the way to their card. */
  patientLink: (id: string, name: string) => ReactNode;
}

/** Who is expected today, who waits and for how long, who is in which room: of one department, or of a doctor. */
export function ArrivalsPage({ own, department, onDepartment, ...does }: Props) {
  const { t } = useLingui();
  const now = useNow();
  const day = today(now);
  useEffect(() => {
    dayInSight.set(day);
    return () => dayInSight.set(null);
  }, [day]);
  const open = (useQuery(departments).data ?? []).filter(({ active }) => active);
  const { start, end } = dayBounds(day);
  const range: Range = {
    from: new Date(start).toISOString(),
    to: new Date(end).toISOString(),
    ...(department ? { department } : {}),
  };
  const { items, error, retry } = useAppointmentsIn(own || department ? range : null);
  return (
    <>
      <Bar>
        {!own && (
          <FilterChip
            name={t`Department`}
            single
            choices={open.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={department ? [department] : []}
            onChange={([id]) => onDepartment(id)}
          />
        )}
        <Delays items={items ?? []} now={now} />
      </Bar>
      {!own && !department ? (
        <Notice title={t`Whose arrivals?`}>
          <span className="flex flex-wrap justify-center gap-1.5">
            {open.map(({ id, name }) => (
              <Button key={id} onClick={() => onDepartment(id)}>
                {name}
              </Button>
            ))}
          </span>
        </Notice>
      ) : error && !items ? (
        <Failed title={t`The appointments could not be loaded`} error={error} retry={retry} />
      ) : items ? (
        <Board items={items} now={now} {...does} />
      ) : (
        <RowsSkeleton />
      )}
    </>
  );
}

/** The doctors who are behind, and by how much. */
function Delays({ items, now }: { items: Drawn[]; now: number }) {
  const { t } = useLingui();
  const late = delays(items, now);
  if (late.length === 0) return null;
  return (
    <ul aria-label={t`Delays`} className="flex min-w-0 flex-1 flex-wrap gap-x-4 gap-y-1">
      {late.map(({ id, name, minutes }) => (
        <li key={id}>
          {name} <b className="font-semibold text-warn tabular-nums">{t`${minutes} min behind`}</b>
        </li>
      ))}
    </ul>
  );
}

type BoardProps = Pick<Props, 'attend' | 'place' | 'patientLink'> & { items: Drawn[]; now: number };

function Board({ items, now, attend, place, patientLink }: BoardProps) {
  const { t } = useLingui();
  const rooms = useId();
  const canSave = useCanSave();
  const groups = byStage(items, now);
  const names: Record<Stage, string> = {
    expected: t`Expected`,
    late: t`Late`,
    waiting: t`Waiting`,
    'in-room': t`In room`,
    done: t`Done`,
  };
  const onStep = (item: Drawn, step: Transition) => {
    void attend(item, step);
    // The card goes on to where it belongs now, and the focus with it.
    focusSoon(cardOf(item.id));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    walkRows(event);
    const target = event.target as HTMLElement;
    const card = target.closest<HTMLElement>('[data-visit]');
    const held = event.ctrlKey || event.metaKey || event.altKey;
    if (!card || held || target.tagName === 'INPUT' || !singleKeys.get()) return;
    const item = items.find(({ id }) => id === card.dataset.visit);
    const pressed = BOARD_KEYS.find(({ key }) => key === event.key.toUpperCase())?.id;
    const stage = item && stageOf(item, now);
    if (!item || !stage || !pressed) return;
    event.preventDefault();
    if (pressed === 'room') card.querySelector<HTMLInputElement>('[data-room]')?.select();
    else if (canSave && STEPS[stage].includes(pressed)) onStep(item, pressed);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons within.
    <div
      onKeyDown={onKeyDown}
      className="grid min-h-0 flex-1 content-start gap-x-3 gap-y-4 overflow-auto bg-page p-3 md:grid-cols-[repeat(5,minmax(11rem,1fr))]"
    >
      <datalist id={rooms}>
        {roomsOf(items).map((room) => (
          <option key={room} value={room} />
        ))}
      </datalist>
      {STAGES.map((stage) => (
        <section key={stage} aria-label={names[stage]} data-stage={stage} className="min-w-0">
          <h2 className="flex gap-2 px-1 pb-2 font-semibold">
            {names[stage]} <span className="font-normal text-mute tabular-nums">{groups[stage].length}</span>
          </h2>
          {groups[stage].length === 0 ? (
            <p className="px-1 text-mute text-xs">
              <Trans>No one</Trans>
            </p>
          ) : (
            <ul className="grid gap-2">
              {groups[stage].map((item) => (
                <VisitCard
                  key={item.id}
                  item={item}
                  stage={stage}
                  now={now}
                  rooms={rooms}
                  onStep={onStep}
                  onRoom={(seen, room) => void place(seen, room)}
                  patientLink={patientLink}
                />
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}
