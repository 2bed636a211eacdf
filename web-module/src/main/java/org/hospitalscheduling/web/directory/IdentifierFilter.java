package org.hospitalscheduling.web.directory;

import java.util.Optional;
import org.hospitalscheduling.directory.Identifier;
import org.hospitalscheduling.web.input.Query;

/** Reads {@code identifier=system|value}, the form of FHIR's token parameters. */
final class IdentifierFilter {

  private IdentifierFilter() {}

  static Optional<Identifier> of(Query query) {
    return query.choice("identifier", IdentifierFilter::parse, "must be system|value");
  }

  private static Optional<Identifier> parse(String text) {
    int bar = text.lastIndexOf('|');
    return bar > 0 && bar < text.length() - 1
        ? Optional.of(new Identifier(text.substring(0, bar), text.substring(bar + 1)))
        : Optional.empty();
  }
}
