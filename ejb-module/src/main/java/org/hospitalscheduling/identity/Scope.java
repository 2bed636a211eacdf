package org.hospitalscheduling.identity;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hospitalscheduling.shared.Coded;

/** What a service account may do. Like roles, the codes are groups in its access token. */
public enum Scope implements Coded {
  /** Appointments, their history and exports. */
  SCHEDULES_READ,
  /**
   * Book, change and cancel appointments, and record attendance. Shows whose time is taken, but no
   * patient: of those the answer has what the request said.
   */
  SCHEDULES_WRITE,
  /** Find patients and see what is known of them. */
  PATIENTS_READ,
  /** Register and correct patients; shows nothing of those who are known. */
  PATIENTS_WRITE,
  /** Merge two patients' records, and take that back. */
  PATIENTS_MERGE,
  /** Departments, doctors, appointment types, working hours and free slots. */
  DIRECTORY_READ,
  /** The metrics, and no personal data. */
  METRICS_READ;

  /** The codes as constants, which {@code @RolesAllowed} needs. */
  public static final class Name {
    public static final String SCHEDULES_READ = "schedules:read";
    public static final String SCHEDULES_WRITE = "schedules:write";
    public static final String PATIENTS_READ = "patients:read";
    public static final String PATIENTS_WRITE = "patients:write";
    public static final String PATIENTS_MERGE = "patients:merge";
    public static final String DIRECTORY_READ = "directory:read";
    public static final String METRICS_READ = "metrics:read";

    private Name() {}
  }

  /** The name in the API, for instance {@code schedules:read}. */
  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', ':');
  }

  public static Optional<Scope> ofCode(String code) {
    return Coded.find(Scope.class, code);
  }

  /** The scopes as a token request writes them (RFC 6749, section 3.3), in a fixed order. */
  public static String text(Collection<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::code).collect(Collectors.joining(" "));
  }

  /** Parses what {@link #text} wrote; empty if one of the codes is unknown. */
  public static Optional<Set<Scope>> read(String text) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String code : text.strip().split(" +")) {
      Optional<Scope> scope = ofCode(code);
      if (!code.isEmpty() && scope.isEmpty()) {
        return Optional.empty();
      }
      scope.ifPresent(scopes::add);
    }
    return Optional.of(scopes);
  }
}
