package org.hospitalscheduling.booking;

import java.time.LocalDate;
import org.hospitalscheduling.directory.DepartmentRef;

/** How many appointments of a department begin on a day of the hospital's zone. */
public record DaySummary(LocalDate date, DepartmentRef department, long count) {}
