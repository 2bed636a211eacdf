package org.hospitalscheduling.identity;

/**
 * What an account may do, as the product's table "Who may" says. The names are also the groups in
 * the access token.
 */
public enum Role {
  ADMIN,
  USER,
  DOCTOR,
  AUDITOR,
  /** A service account; its scopes say what it may do. */
  SERVICE;

  /** The names as constants, which {@code @RolesAllowed} needs. */
  public static final class Name {
    public static final String ADMIN = "ADMIN";
    public static final String USER = "USER";
    public static final String DOCTOR = "DOCTOR";
    public static final String AUDITOR = "AUDITOR";
    public static final String SERVICE = "SERVICE";

    private Name() {}
  }
}
