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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hospitalscheduling.activity.DataRead;
import org.hospitalscheduling.activity.Disclosure;
import org.hospitalscheduling.confidentiality.ConfidentialityService;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.web.request.Route;

/**
 * Every answer passes here. Patients who are closed to its reader are masked in it; then it is
 * searched for the patients whom it shows, and who was shown whom is recorded, once for a request.
 * What is no JSON masks by itself, row by row. A refusal that shows a patient is an answer like any
 * other, unless {@link RefusalRecorder} has named them.
 */
@Provider
public class ReadRecorder implements WriterInterceptor {

  @Inject private Reads reads;
  @Inject private Disclosure disclosure;
  @Inject private ConfidentialityService confidentiality;

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
    boolean isWhole = false;
    try {
      if (isJson) {
        if (isProblem) {
          writeProblem(answer, scan);
        } else {
          write(answer, scan);
        }
      } else {
        answer.proceed();
      }
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

  /** Only who has anybody closed to them waits for the end of the answer before it is sent. */
  private void write(WriterInterceptorContext answer, PatientScan scan) throws IOException {
    OutputStream out = scan.of(answer.getOutputStream());
    Set<UUID> closed = confidentiality.closed();
    if (closed.isEmpty()) {
      answer.setOutputStream(out);
      answer.proceed();
      return;
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    answer.setOutputStream(whole);
    answer.proceed();
    out.write(PatientMask.masked(whole.toByteArray(), closed));
  }

  /**
   * A refusal, which seldom names anybody. Who is closed is asked only if it does: it may be that
   * the database is away that is told, and an error here would be told as an error of ours.
   */
  private void writeProblem(WriterInterceptorContext answer, PatientScan scan) throws IOException {
    OutputStream out = scan.of(answer.getOutputStream());
    ByteArrayOutputStream problem = new ByteArrayOutputStream();
    PatientScan named = new PatientScan();
    answer.setOutputStream(named.of(problem));
    answer.proceed();
    Set<UUID> closed = named.patients().isEmpty() ? Set.of() : confidentiality.closed();
    byte[] whole = problem.toByteArray();
    out.write(closed.isEmpty() ? whole : PatientMask.masked(whole, closed));
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
