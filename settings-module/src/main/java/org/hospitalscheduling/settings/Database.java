package org.hospitalscheduling.settings;

/**
 * Where the data lives.
 *
 * @param url a {@code jdbc:postgresql:} URL without user or password
 * @param application the role that the running application connects as
 * @param owner the role that owns the schema and runs the migrations; the same as {@code
 *     application} where only one is configured, and then activity is not protected from it
 */
public record Database(String url, Credentials application, Credentials owner) {

  /** Whether the application's role is kept from changing what is append-only. */
  public boolean rolesAreSeparate() {
    return !application.user().equals(owner.user());
  }
}
