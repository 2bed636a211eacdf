package org.hospitalscheduling.booking;

import java.time.Instant;
import org.hospitalscheduling.booking.AppointmentView.DoctorRef;
import org.hospitalscheduling.directory.DepartmentRef;

/**
 * Time of a practitioner that is taken by what the caller may not see: neither which appointment,
 * nor whose, nor why.
 */
public record BusyTime(DoctorRef doctor, DepartmentRef department, Instant start, Instant end) {}
