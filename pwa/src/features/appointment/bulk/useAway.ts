import {
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { remember } from '@/api/appointment-cache';
import { SCHEDULES } from '@/api/appointments';
import { attendAll, moveAll, planMoves } from '@/api/bulk';
import { addTimeOff, hoursChanged, removeTimeOff, timeOffOf } from '@/api/hours';
import type { Appointment, MovePlanRequest, MovesRequest, RefusedAppointment, TimeOff } from '@/api/model';
import { Refused } from '@/api/problem';
import { useSubmit } from '@/components/useSubmit';
import { useIdempotencyKey } from '@/lib/useIdempotencyKey';
import { askReason } from '../override';
import { backOf, type Choice, movesOf, replanned, rowsOf, type Taken } from './plan';

/** It is as good as the moment it was made in: never kept, asked again when somebody comes back to it. */
const planOf = (request: MovePlanRequest) =>
  queryOptions({
    queryKey: ['move-plan', request] as const,
    queryFn: ({ signal }) => planMoves(request, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

export type Step = 'time-off' | 'moves' | 'cancel';

/** What has been done, and with what it can be taken back. */
export interface Done {
  before: Appointment[];
  moved: Appointment[];
  cancelled: Appointment[];
  timeOff: TimeOff | null;
  /** Who could not be cancelled after all. */
  kept: RefusedAppointment[];
}

/** Why visits that are over are moved. */
type Why = Pick<MovesRequest, 'correction'>;

interface NewTimeOff {
  doctorId: string;
  start: string;
  end: string;
  reason: string;
}

const conflictsOf = (error: unknown): readonly RefusedAppointment[] =>
  error instanceof Refused ? (error.problem.refused ?? []) : [];

const UNTOUCHED: ReadonlyMap<string, Choice> = new Map();
const AGREED: ReadonlyMap<string, Taken> = new Map();

/** Who goes where while a doctor is away: the plan, what is chosen by hand, the one commit, and the way back. */
export function useAway(request: MovePlanRequest | null) {
  const client = useQueryClient();
  const options = planOf(request ?? { doctorId: '', from: '', to: '' });
  const plan = useQuery({ ...options, enabled: request !== null, placeholderData: keepPreviousData });
  const [chosen, setChosen] = useState(UNTOUCHED);
  const [refused, setRefused] = useState(AGREED);
  const [step, setStep] = useState<Step | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const { submit, error: failure, clear } = useSubmit();
  /** Of time off there is no second attempt with the same key: what was written is remembered instead. */
  const written = useRef<TimeOff | null>(null);
  const moveKey = useIdempotencyKey();
  const cancelKey = useIdempotencyKey();
  const rows = plan.data ? rowsOf(plan.data, chosen, refused) : [];

  const asked = JSON.stringify(request);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question, and nothing of the old answer holds.
  useEffect(() => {
    setChosen(UNTOUCHED);
    setRefused(AGREED);
    clear();
  }, [asked]);

  const choose = (id: string, choice: Choice) => {
    setChosen((now) => new Map([...now, [id, choice]]));
    setRefused((now) => new Map([...now].filter(([other]) => other !== id)));
  };

  /** Those who were refused take what is proposed now; all others keep what was meant for them. */
  const again = async (conflicts: readonly RefusedAppointment[]) => {
    const fresh = await client.fetchQuery({ ...options, staleTime: 0 });
    setChosen(replanned(rows, conflicts, fresh));
    const meant = new Map(rows.map(({ item, choice }) => [item.id, choice]));
    const whose = (id: string) => {
      const choice = meant.get(id);
      return choice?.kind === 'to' ? choice.slot.doctorId : '';
    };
    setRefused(new Map(conflicts.map((why) => [why.id, { why, doctorId: whose(why.id) }])));
  };

  /** Moves all of them; those that are over only for a reason, and then `again` is to move them with it. */
  const move = async (moves: MovesRequest['moves'], again: (why: Why) => void, why: Why) => {
    if (moves.length === 0) return [];
    try {
      const moved = await moveAll({ moves, ...why }, moveKey([moves, why]));
      for (const item of moved) remember(client, item);
      return moved;
    } catch (error) {
      const over = conflictsOf(error);
      if (over.length > 0 && over.every(({ rule }) => rule === 'correction-required'))
        askReason('correction', (reason) => again({ correction: { reason } }));
      throw error;
    }
  };

  const commit = (timeOff: NewTimeOff | null, why: Why = {}): Promise<boolean> =>
    submit({}, async () => {
      try {
        if (timeOff) {
          setStep('time-off');
          written.current ??= await writeOnce(client, timeOff);
        }
        const moves = movesOf(rows);
        setStep('moves');
        const moved = await move(moves, (because) => void commit(timeOff, because), why);
        const off = rows.filter(({ choice }) => choice.kind === 'cancel').map(({ item }) => item);
        setStep('cancel');
        const ended =
          off.length > 0
            ? await attendAll('cancel', off, cancelKey(off.map(({ id, version }) => [id, version])))
            : { done: [], refused: [] };
        for (const item of ended.done) remember(client, item);
        setDone({
          before: rows.map(({ item }) => item),
          moved,
          cancelled: ended.done,
          timeOff: written.current,
          kept: ended.refused,
        });
        outdated(client);
      } catch (error) {
        // Who is over keeps what was meant for them: a reason is asked for.
        const conflicts = conflictsOf(error).filter(({ rule }) => rule !== 'correction-required');
        if (conflicts.length > 0) await again(conflicts);
        throw error;
      } finally {
        setStep(null);
      }
    });

  /** All back to where they were, in one piece; the time off first, in which they could not be. */
  const takeBack = (doctorId: string, why: Why = {}): Promise<boolean> =>
    submit({}, async () => {
      if (!done) return;
      setStep('moves');
      try {
        if (done.timeOff) await removeTimeOff(doctorId, done.timeOff.id);
        const moves = backOf(done.before, done.moved);
        try {
          await move(moves, (because) => void takeBack(doctorId, because), why);
        } catch (error) {
          if (done.timeOff) {
            const { start, end, reason } = done.timeOff;
            await addTimeOff(doctorId, { start, end, reason }).catch(() => undefined);
          }
          throw error;
        }
        if (done.cancelled.length > 0) {
          const back = await attendAll('reopen', done.cancelled, crypto.randomUUID());
          for (const item of back.done) remember(client, item);
        }
        written.current = null;
        setDone(null);
        setChosen(UNTOUCHED);
        await client.fetchQuery({ ...options, staleTime: 0 });
      } finally {
        outdated(client);
        setStep(null);
      }
    });

  return { plan, rows, choose, step, done, failure, commit, takeBack };
}

/** An answer that was lost may have been a yes: what stands there already is not written twice. */
async function writeOnce(client: QueryClient, { doctorId, ...body }: NewTimeOff): Promise<TimeOff> {
  const known = await client.fetchQuery({ ...timeOffOf(doctorId), staleTime: 0 });
  const same = known.find(
    ({ start, end }) =>
      Date.parse(start) === Date.parse(body.start) && Date.parse(end) === Date.parse(body.end),
  );
  return same ?? (await addTimeOff(doctorId, body));
}

function outdated(client: QueryClient): void {
  void hoursChanged(client);
  for (const kind of ['page', 'summary']) void client.invalidateQueries({ queryKey: [SCHEDULES, kind] });
}
