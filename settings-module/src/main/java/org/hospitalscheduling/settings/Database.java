package org.hospitalscheduling.settings;

/**
 * The database's address and roles.
 *
 * @param url a {@code jdbc:postgresql:} URL without user or password
 * @param application the role that the running application connects as
 * @param owner the role that owns the schema and runs the migrations; the same as {@code
 *     application} if only one is configured, in which case the activity log is not protected from
 *     the application
 */
public record Database(String url, Credentials application, Credentials owner) {

  /** Whether the application's role cannot change what is append-only. */
  public boolean rolesAreSeparate() {
    return !application.user().equals(owner.user());
  }
}
