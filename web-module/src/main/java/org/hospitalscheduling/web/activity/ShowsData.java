package org.hospitalscheduling.web.activity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hospitalscheduling.activity.DataRead;

/**
 * Reads data that the activity log has to tell of, also where nothing is found: {@link
 * ReadRecorder} records it. Whatever else shows a patient is recorded without it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ShowsData {

  /** What is read, and in which form. */
  DataRead.Kind value();
}
