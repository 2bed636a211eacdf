package org.hospitalscheduling.export;

import jakarta.ejb.ApplicationException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The client stopped reading the export. Not an error, so servers do not log it as one. */
@ApplicationException(rollback = true)
public class ExportAborted extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  public ExportAborted(IOException cause) {
    super(cause);
  }
}
