import { useEffect, useRef } from 'react';
import type { Appointment } from '@/api/model';
import { type Column, lanesOf, minutes } from './column';

import { type GridSize, GUTTER } from './useGridSize';
import type { Editor } from './useInline';

interface Props {
  item: Appointment;
  column: number;
  columns: readonly Column[];
  size: GridSize;
  /** Pixels of the whole day. */
  height: number;
  editor: Editor;
  onLeave: () => void;
  onDone: () => void;
}

const WIDTH = 272;
const HEIGHT = 128;

/** Lays the form over the appointment, and wherever the grid ends, back into it. */
export function InlineEditor({ item, column, columns, size, height, editor, onLeave, onDone }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), []);
  const here = columns[column];
  if (!here) return null;
  const { lane, of } = lanesOf(here).get(item.id) ?? { lane: 0, of: 1 };
  const laneWidth = size.columnWidth / of;
  const width = Math.max(WIDTH, laneWidth - 6);
  const left = GUTTER + column * size.columnWidth + lane * laneWidth + 3;
  const right = GUTTER + columns.length * size.columnWidth;
  const top = minutes(Date.parse(item.start) - here.origin) * size.scale + 1;
  return (
    <div
      ref={box}
      data-inline={item.id}
      className="absolute z-30 scroll-m-4 scroll-mt-16"
      style={{
        width,
        left: Math.max(GUTTER + 3, Math.min(left, right - width - 3)),
        top: Math.max(1, Math.min(top, height - HEIGHT)),
      }}
    >
      {editor(item, { onLeave, onDone })}
    </div>
  );
}
