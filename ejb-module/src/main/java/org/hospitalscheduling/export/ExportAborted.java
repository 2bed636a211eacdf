package org.hospitalscheduling.export;

import jakarta.ejb.ApplicationException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Who asked for the export takes no more of it. Nobody's fault, so no server logs it as one. */
@ApplicationException(rollback = true)
public class ExportAborted extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  public ExportAborted(IOException cause) {
    super(cause);
  }
}
