package org.hospitalscheduling.booking;

import java.time.Instant;
import org.hospitalscheduling.booking.AppointmentView.DoctorRef;
import org.hospitalscheduling.directory.DepartmentRef;

/**
 * Time of a practitioner that is taken by an appointment the caller may not see: it reveals neither
 * which, nor whose, nor why.
 */
public record BusyTime(DoctorRef doctor, DepartmentRef department, Instant start, Instant end) {}
