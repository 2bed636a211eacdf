package org.hospitalscheduling.settings;

/**
 * The database's address and roles.
 *
 * @param url a {@code jdbc:postgresql:} URL without user or password
 * @param application the role that the running application connects as
 * @param owner the role that owns the schema and runs the migrations; the same as {@code
 *     application} if only one is configured, in which case the activity log is not protected from
 *     the application
 * @param migratedByJob whether the schema is brought up to date by a command of its own, so that
 *     the server needs no owner's password; the server then only checks, and {@code owner} is the
 *     same as {@code application}, which must own nothing
 */
public record Database(
    String url, Credentials application, Credentials owner, boolean migratedByJob) {

  public Database(String url, Credentials application, Credentials owner) {
    this(url, application, owner, false);
  }

  /** Whether the application's role cannot change what is append-only. */
  public boolean rolesAreSeparate() {
    return migratedByJob || !application.user().equals(owner.user());
  }
}
