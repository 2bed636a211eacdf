package org.hospitalscheduling.booking;

import java.time.LocalDate;
import org.hospitalscheduling.directory.DepartmentRef;

/** How many appointments of a department begin on a day in the hospital's time zone. */
public record DaySummary(LocalDate date, DepartmentRef department, long count) {}
