import type { Appointment } from '@/api/model';
import { finder } from '@/lib/findable';
import { plainText } from '@/lib/plainText';
import type { View } from '@/lib/view';

/** Whether an appointment passes the view's filters, as the server's list would say. */
function matches(view: Pick<View, 'departments' | 'doctors' | 'statuses' | 'q'>, item: Appointment): boolean {
  if (view.departments.length > 0 && !view.departments.includes(item.department.id)) return false;
  if (view.doctors.length > 0 && !view.doctors.includes(item.doctor.id)) return false;
  if (view.statuses.length > 0 && !view.statuses.includes(item.status)) return false;
  const typed = view.q.trim();
  if (typed === '' || plainText(item.reason ?? '').includes(plainText(typed))) return true;
  return item.patient !== undefined && finder(typed)(item.patient);
}

/** The appointments of the columns that pass status and text, or null when everything does. */
export function matchingIn(
  view: View,
  columns: readonly { items: readonly Appointment[] }[],
): Set<string> | null {
  if (view.statuses.length === 0 && !view.q.trim()) return null;
  const narrow = { departments: [], doctors: [], statuses: view.statuses, q: view.q };
  return new Set(
    columns.flatMap(({ items }) => items.filter((item) => matches(narrow, item)).map(({ id }) => id)),
  );
}
