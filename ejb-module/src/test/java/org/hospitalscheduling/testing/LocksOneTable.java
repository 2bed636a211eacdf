package org.hospitalscheduling.testing;

import java.util.regex.Pattern;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * Refuses a statement of Hibernate's that locks the rows of every table it joins: PostgreSQL's
 * {@code FOR UPDATE} means all of them unless it says {@code OF}. A practitioner's department that
 * is locked along with the practitioner is one that nobody else of the department can be booked in.
 */
final class LocksOneTable implements StatementInspector {

  private static final long serialVersionUID = 1L;

  private static final Pattern JOINED_AND_LOCKED =
      Pattern.compile(
          "\\bjoin\\b.*\\bfor (no key )?(update|share)(?! of \\w+( |$))", Pattern.DOTALL);

  @Override
  public String inspect(String sql) {
    if (JOINED_AND_LOCKED.matcher(sql).find()) {
      throw new AssertionError("locks more than one table: " + sql);
    }
    return sql;
  }
}
