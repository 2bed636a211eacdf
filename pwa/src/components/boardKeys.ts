import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export type BoardKey = 'arrive' | 'check-in' | 'fulfil' | 'no-show' | 'reopen' | 'room';

/** What a letter does with the patient that has the focus on the arrivals board; apart, because few need it at first. */
export const BOARD_KEYS: readonly { key: string; id: BoardKey; does: MessageDescriptor }[] = [
  { key: 'A', id: 'arrive', does: msg`Arrived` },
  { key: 'I', id: 'check-in', does: msg`In room` },
  { key: 'D', id: 'fulfil', does: msg`Completed` },
  { key: 'X', id: 'no-show', does: msg`No-show` },
  { key: 'B', id: 'reopen', does: msg`Back to booked` },
  { key: 'R', id: 'room', does: msg`Enter the room` },
];
