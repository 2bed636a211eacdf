package org.hospitalscheduling.web.export;

import java.io.Closeable;
import java.io.IOException;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.BusyTime;

/**
 * Writes appointments one after the other and keeps none. Closing writes the end; the underlying
 * stream stays open.
 */
interface AppointmentRows extends Closeable {

  void write(AppointmentView appointment) throws IOException;

  /** Time that is taken by an appointment the reader may not see. */
  void write(BusyTime time) throws IOException;
}
