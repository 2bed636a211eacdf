package org.hospitalscheduling.web.directory;

import java.util.List;
import java.util.Optional;
import org.hospitalscheduling.directory.Identifier;
import org.hospitalscheduling.web.input.Query;

/** Reads {@code identifier=system|value}, the form of FHIR's token parameters. */
final class IdentifierFilter {

  private static final int LONGEST = 401;

  private IdentifierFilter() {}

  /** What it may mean: either part may contain bars of its own. */
  static Optional<List<String>> of(Query query) {
    Optional<String> token = query.line("identifier", LONGEST);
    Optional<List<String>> folded = token.map(Identifier::foldedOf);
    if (folded.filter(List::isEmpty).isPresent()) {
      query.fault("identifier", "must be system|value");
    }
    return folded;
  }
}
