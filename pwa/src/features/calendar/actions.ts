import { useCallback, useMemo } from 'react';
import type { Appointment, Doctor } from '@/api/model';
import { useLatest } from '@/lib/useLatest';
import type { View } from '@/lib/view';
import type { Day } from '@/lib/zone';
import { type Column, type Gap, inTheWay, type Span } from './column';
import { CLICKED, type NewPlace, type Preview, STEP } from './edit';
import type { Editor } from './useInline';

/** Where an appointment is to go. */
export interface Move {
  start: number;
  end: number;
  /** Only when it changes hands. */
  doctor?: Doctor;
}

/** A booking that begins on empty time. */
interface NewTime {
  day: Day;
  doctorId?: string;
  start?: number;
  end?: number;
  /** It is this one, moved. */
  move?: Appointment;
}

/** What a calendar does about what is done in it; app/ wires it to the panels and mutations. */
export interface CalendarActions {
  go: (change: Partial<View>) => void;
  onOpen: (id: string) => void;
  /** Shows one day. */
  onDay: (day: Day) => void;
  /** Shows a doctor's week. */
  onWeek: (doctorId: string) => void;
  /** Absent for those who may not. */
  onMove: ((item: Appointment, to: Move) => void) | undefined;
  /** Books another one like it. */
  onCopy: ((item: Appointment, to: Move) => void) | undefined;
  onDraft: ((draft: NewTime) => void) | undefined;
  /** Whether several can be selected, for something that is done to all of them. */
  maySelect: boolean;
  /** A doctor is away, and somebody asks who goes where; absent for those who may not. */
  onAway: ((doctor: Doctor, day: Day) => void) | undefined;
  /** What a press on a suggestion or a gap does; absent for those who may not see them. */
  suggestions: { onSuggestion: (id: string) => void; onBackfill: (gap: Gap) => void } | undefined;
  drafted: NewTime | null;
  /** The form that edits an appointment in its place. */
  editor: Editor;
}

/** A click means the half hour that it is in, or where that is taken the quarter. */
function clickedStart(column: Column, offset: number): number {
  const half = Math.floor(offset / CLICKED) * CLICKED;
  const until = Math.max(offset, half + STEP);
  return inTheWay(column, { start: column.origin + half, end: column.origin + until }) ? offset : half;
}

/** The grid's columns and offsets as doctors and instants, and back. */
export function useActions(columns: readonly Column[], actions: CalendarActions) {
  const latest = useLatest({ columns, actions });
  /** Null where it would stand where it stands. */
  const meant = useCallback(
    (item: Appointment, to: Preview): Move | null => {
      const column = latest.current.columns[to.column];
      if (!column) return null;
      const doctor = column.doctor && column.doctor.id !== item.doctor.id ? column.doctor : null;
      const start = column.origin + to.start;
      const end = column.origin + to.end;
      if (!doctor && start === Date.parse(item.start) && end === Date.parse(item.end)) return null;
      return { start, end, ...(doctor ? { doctor } : {}) };
    },
    [latest],
  );
  const drop = useCallback(
    (item: Appointment, to: Preview) => {
      const move = meant(item, to);
      if (move) latest.current.actions.onMove?.(item, move);
    },
    [latest, meant],
  );
  const copy = useCallback(
    (item: Appointment, to: Preview) => {
      const move = meant(item, to);
      if (move) latest.current.actions.onCopy?.(item, move);
    },
    [latest, meant],
  );
  const create = useCallback(
    ({ column: index, start, end }: NewPlace, clicked: boolean) => {
      const column = latest.current.columns[index];
      if (!column) return;
      latest.current.actions.onDraft?.({
        day: column.day,
        ...(column.doctor ? { doctorId: column.doctor.id } : {}),
        ...(start === undefined
          ? {}
          : { start: column.origin + (clicked ? clickedStart(column, start) : start) }),
        // A click names only the start: the length is the type's.
        ...(clicked || end === undefined ? {} : { end: column.origin + end }),
      });
    },
    [latest],
  );
  const { drafted } = actions;
  const draft = useMemo((): (Span & { column: number }) | null => {
    if (drafted?.start === undefined) return null;
    const index = columns.findIndex(
      (column) => column.day === drafted.day && (!column.doctor || column.doctor.id === drafted.doctorId),
    );
    const column = columns[index];
    if (!column) return null;
    const start = drafted.start - column.origin;
    return { column: index, start, end: (drafted.end ?? drafted.start + CLICKED) - column.origin };
  }, [columns, drafted]);
  return {
    onDrop: actions.onMove && drop,
    onCopy: actions.onCopy && copy,
    maySelect: actions.maySelect,
    onCreate: actions.onDraft && create,
    onSuggestion: actions.suggestions?.onSuggestion,
    onBackfill: actions.suggestions?.onBackfill,
    draft,
    moved: drafted?.move,
    editor: actions.editor,
  };
}
