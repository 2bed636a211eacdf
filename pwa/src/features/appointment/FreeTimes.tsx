import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { freeSlots } from '@/api/availability';
import { doctors } from '@/api/directory';
import type { Slot } from '@/api/model';
import { offeredTimes } from '@/components/freeTimes';
import { cx } from '@/lib/cx';
import { useLatest } from '@/lib/useLatest';
import {
  clock,
  clockRange,
  type Day,
  dayBounds,
  dayClock,
  dayOf,
  instantOf,
  isDay,
  MINUTE,
  shortDay,
} from '@/lib/zone';
import { Button } from '@/ui/Button';
import { amongIn, type Draft, lengthIn } from './draft';
import { type OtherVisit, useOtherVisits } from './useOtherVisits';

interface Props {
  draft: Draft;
  patientId?: string | undefined;
  onDraft: (draft: Draft) => void;
}

const FIRST = 12;
const MOST = 50;

/** Free times of all who are in question, by day, the soonest first; the calendar shows them, too. */
export function FreeTimes({ draft, patientId, onDraft }: Props) {
  const { t } = useLingui();
  const all = useQuery(doctors).data ?? [];
  const [limit, setLimit] = useState(FIRST);
  const { data: slots, isPending, isPlaceholderData, isError } = useQuery(freeSlots(asked(draft, limit)));
  const offered = slots ?? NONE;
  const visits = useOtherVisits(patientId, draft.move?.id, offered);
  const pick = ({ doctorId, start, end }: Slot) =>
    onDraft({
      ...draft,
      among: amongIn(draft),
      from: draft.from ?? draft.day,
      doctorId,
      day: dayOf(Date.parse(start)),
      start: Date.parse(start),
      end: Date.parse(end),
    });
  const latest = useLatest(pick);
  useEffect(() => {
    offeredTimes.set({ slots: offered, onPick: (slot) => latest.current(slot) });
    return () => offeredTimes.set(null);
  }, [offered, latest]);

  if (isPending) return <div aria-hidden className="h-7 animate-pulse rounded-lg bg-page" />;
  if (isError) return <p className="text-mute text-xs">{t`Free times could not be loaded.`}</p>;
  if (offered.length === 0)
    return (
      <p role="status" className="text-mute">
        {draft.until || draft.part
          ? t`No free time in these days and hours.`
          : t`No free time in the next 60 days.`}
      </p>
    );
  const { departments, doctors: few } = amongIn(draft);
  const several = departments.length > 0 || few.length > 1;
  const nameOf = (slot: Slot) => (several ? all.find(({ id }) => id === slot.doctorId)?.name : undefined);
  const isChosen = (slot: Slot) => slot.doctorId === draft.doctorId && Date.parse(slot.start) === draft.start;
  const stop = Math.max(0, offered.findIndex(isChosen));
  return (
    <section
      aria-label={t`Free times`}
      aria-busy={isPlaceholderData}
      className="grid gap-2 aria-busy:opacity-60"
    >
      {/* One stop for Tab, and the arrows within it. */}
      {byDay(offered).map(([day, ofDay]) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons in it.
        <div key={day} onKeyDown={walk} className="grid gap-1">
          <h3 className="text-mute text-xs">
            <b className="font-semibold text-ink">{shortDay(day)}</b>
            {visits
              .filter((visit) => visit.day === day)
              .map((visit) => (
                <span key={visit.id} className="text-warn">
                  {' '}
                  · {visit.label}
                </span>
              ))}
          </h3>
          <div className={several ? 'grid grid-cols-2 gap-1.5' : 'flex flex-wrap gap-1.5'}>
            {ofDay.map((slot) => (
              <Chip
                key={slot.doctorId + slot.start}
                slot={slot}
                who={nameOf(slot)}
                chosen={isChosen(slot)}
                tabbable={offered[stop] === slot}
                disabled={isPlaceholderData}
                clash={clashing(visits, slot)}
                onPick={() => pick(slot)}
              />
            ))}
          </div>
        </div>
      ))}
      {offered.length >= limit && limit < MOST && (
        <Button variant="quiet" className="h-7 justify-self-start px-2" onClick={() => setLimit(MOST)}>
          <Trans>More times</Trans>
        </Button>
      )}
    </section>
  );
}

const NONE: readonly Slot[] = [];

interface ChipProps {
  slot: Slot;
  who: string | undefined;
  chosen: boolean;
  tabbable: boolean;
  disabled: boolean;
  /** The patient's own visit at this time. */
  clash: OtherVisit | undefined;
  onPick: () => void;
}

function Chip({ slot, who, chosen, tabbable, disabled, clash, onPick }: ChipProps) {
  const { t } = useLingui();
  const start = Date.parse(slot.start);
  const other = clash?.label;
  const note = other && t`The patient has another appointment: ${other}`;
  return (
    <Button
      data-slot={slot.start}
      tabIndex={tabbable ? 0 : -1}
      disabled={disabled}
      aria-pressed={chosen}
      aria-label={[dayClock(start), who, note].filter(Boolean).join(', ')}
      title={note ?? clockRange(start, Date.parse(slot.end))}
      onClick={onPick}
      className={cx(
        'h-7 min-w-0 max-w-full px-2 tabular-nums aria-pressed:border-accent aria-pressed:bg-accent/14 aria-pressed:font-semibold aria-pressed:text-accent',
        who && 'justify-start',
        clash && 'text-mute line-through',
      )}
    >
      {clock(start)}
      {who && <span className="truncate text-mute text-xs">{who}</span>}
    </Button>
  );
}

const clashing = (visits: readonly OtherVisit[], { start, end }: Slot) =>
  visits.find((visit) => visit.start < Date.parse(end) && Date.parse(start) < visit.end);

function byDay(slots: readonly Slot[]): [Day, Slot[]][] {
  const days = new Map<Day, Slot[]>();
  for (const slot of slots) {
    const day = dayOf(Date.parse(slot.start));
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  return [...days];
}

/** The arrows go from time to time, also into the next day. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const chips = [...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[data-slot]') ?? [])];
  const at = chips.indexOf(event.target as HTMLElement);
  if (!by || at < 0) return;
  event.preventDefault();
  chips[at + by]?.focus();
}

/** What the server is asked for; from this minute on, so that the same question has the same answer for a while. */
function asked(draft: Draft, limit: number) {
  const { departments, doctors } = amongIn(draft);
  const from = draft.from ?? draft.day;
  const minute = Math.ceil(Date.now() / MINUTE) * MINUTE;
  const { part = {}, until } = draft;
  const start = Math.max(minute, isDay(from) ? instantOf(from) : minute);
  const end = until && dayBounds(until).end;
  return {
    ...(departments.length > 0 && { department: departments.join(',') }),
    ...(doctors.length > 0 && { doctor: doctors.join(',') }),
    from: new Date(start).toISOString(),
    ...(end && end > start && { to: new Date(end).toISOString() }),
    ...(part.from && { timeFrom: part.from }),
    ...(part.until && { timeUntil: part.until }),
    duration: lengthIn(draft) / MINUTE,
    limit,
  };
}
