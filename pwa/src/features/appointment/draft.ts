import type { Appointment } from '@/api/model';
import type { Day } from '@/lib/zone';

/** An appointment that is being booked: what a click into the calendar already says about it. */
export interface Draft {
  day: Day;
  doctorId?: string;
  start?: number;
  end?: number;
  /** Milliseconds, as long as no time is chosen. */
  length?: number;
  /** Another one like this: the same patient, type, length and reason. */
  like?: Appointment;
}
