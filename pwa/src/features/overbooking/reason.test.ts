import { expect, test } from 'vitest';
import { suggested } from '@/testing/overbooking';
import { suggestionMessage } from './reason';

const said = (more: Parameters<typeof suggested>[3]) =>
  suggestionMessage(suggested('s', '09:00', '09:30', more));

test.each([
  [{ expectedMissed: 1.7 }, /^2 of the 9 patients from/],
  [{ expectedMissed: 1.4 }, /^1 of the 9 patients from/],
  [{ expectedMissed: 1.7, visits: undefined }, /^2 patients from/],
  [{ expectedMissed: 0.4 }, /^The patient booked at that time has a no-show risk of 38%: with/],
  [{ expectedMissed: 0.6, visits: 1 }, /^The patient booked at that time has a no-show risk of 38%: with/],
  [{ addedWaitingSeconds: 20 }, /not come: an extra appointment at 09:00 would make no one wait longer\.$/],
  [{ addedWaitingSeconds: 60 }, /wait 1 minute longer\.$/],
  [{ addedWaitingSeconds: 375 }, /wait 6 minutes longer\.$/],
])('%o', (more, sentence) => expect(said(more as Parameters<typeof suggested>[3])).toMatch(sentence));
