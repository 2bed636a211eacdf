package org.hospitalscheduling.identity;

/**
 * What a person may do, as the table "Who may" of the product says. The names are those of the
 * token's groups.
 */
public enum Role {
  ADMIN,
  USER,
  DOCTOR,
  AUDITOR,
  /** A machine; what it may do is said by its scopes. */
  SERVICE;

  /** For {@code @RolesAllowed}, which wants constants. */
  public static final class Name {
    public static final String ADMIN = "ADMIN";
    public static final String USER = "USER";
    public static final String DOCTOR = "DOCTOR";
    public static final String AUDITOR = "AUDITOR";
    public static final String SERVICE = "SERVICE";

    private Name() {}
  }
}
