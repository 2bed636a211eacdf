package org.hospitalscheduling.web.activity;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.activity.Disclosure;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.web.request.Route;

/**
 * Every answer passes here and is searched for the patients whom it shows; who was shown whom is
 * recorded, once for a request. A refusal that shows a patient is an answer like any other, unless
 * {@link RefusalRecorder} has named them.
 */
@Provider
public class ReadRecorder implements WriterInterceptor {

  @Inject private Reads reads;
  @Inject private Disclosure disclosure;

  @Context private HttpServletRequest request;
  @Context private ResourceInfo resource;
  @Context private Request asked;
  @Context private UriInfo uri;

  @Override
  public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
    if (Route.of(request).isEmpty() || !reads.hasReader()) {
      answer.proceed();
      return;
    }
    String subtype = answer.getMediaType().getSubtype();
    boolean isProblem = subtype.startsWith("problem");
    boolean isJson = isProblem || subtype.equals(MediaType.APPLICATION_JSON_TYPE.getSubtype());
    Optional<DataRead.Kind> kind = isProblem ? Optional.empty() : kind();
    PatientScan scan = new PatientScan();
    if (isJson) {
      answer.setOutputStream(scan.of(answer.getOutputStream()));
    }
    boolean isWhole = false;
    try {
      answer.proceed();
      isWhole = true;
    } finally {
      // What was sent before somebody hung up was shown.
      scan.patients().forEach(disclosure::patient);
      long count = isJson ? scan.items() : disclosure.rows();
      boolean isRead = kind.isPresent() && (isWhole || count > 0);
      if (isRead) {
        asked(uri).forEach(disclosure::patient);
      }
      if (isRead || !disclosure.unnamed().isEmpty()) {
        reads.record(uri, asked.getMethod(), kind.orElse(DataRead.Kind.PATIENT_DATA_READ), count);
      }
    }
  }

  private Optional<DataRead.Kind> kind() {
    return Optional.ofNullable(resource.getResourceMethod())
        .map(method -> method.getAnnotation(ShowsData.class))
        .map(ShowsData::value);
  }

  /** Of whom the answer tells, even if it is that there is nothing. */
  private static Stream<UUID> asked(UriInfo uri) {
    return uri.getQueryParameters().getOrDefault("patient", List.of()).stream()
        .flatMap(text -> Ids.parse(text).stream());
  }
}
