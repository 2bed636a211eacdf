/** The rules that a reason sets aside, for those who may override. */
export const SET_ASIDE: ReadonlySet<string> = new Set([
  'outside-hours',
  'time-off',
  'in-the-past',
  'beyond-horizon',
]);
