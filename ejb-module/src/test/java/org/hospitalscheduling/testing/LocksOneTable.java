package org.hospitalscheduling.testing;

import java.util.regex.Pattern;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * Rejects a statement of Hibernate's that locks the rows of every table it joins: PostgreSQL's
 * {@code FOR UPDATE} means all of them unless it says {@code OF}. If a practitioner's department
 * were locked along with the practitioner, nobody else in the department could be booked.
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
