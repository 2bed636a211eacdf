package org.hospitalscheduling.web.directory;

import java.util.List;
import java.util.Optional;
import org.hospitalscheduling.directory.Identifier;
import org.hospitalscheduling.directory.PatientRequest;
import org.hospitalscheduling.web.input.Body;

/** Reads fields that several operations have in their bodies. */
public final class DirectoryBodies {

  private static final int MAX_IDENTIFIERS = 20;

  private DirectoryBodies() {}

  public static Identifier identifier(Body body) {
    return new Identifier(
        body.required("system", body.identifier("system", 1, 200)),
        body.required("value", body.identifier("value", 1, 200)));
  }

  /** The field {@code identifiers}, without duplicates. */
  public static Optional<List<Identifier>> identifiers(Body body) {
    Optional<List<Identifier>> identifiers =
        body.objects("identifiers", MAX_IDENTIFIERS)
            .map(list -> list.stream().map(DirectoryBodies::identifier).toList());
    if (identifiers.isPresent()
        && identifiers.get().stream()
                .filter(each -> each.system() != null && each.value() != null)
                .map(Identifier::folded)
                .distinct()
                .count()
            != identifiers.get().size()) {
      body.fault("identifiers", "must not repeat an item");
    }
    return identifiers;
  }

  /** A patient to be registered. */
  public static PatientRequest patient(Body body) {
    return new PatientRequest(
        body.identifier("mrn", 1, 50).orElse(null),
        body.required("name", body.line("name", 1, 200)),
        body.birthDate("birthDate").orElse(null),
        body.email("email").orElse(null),
        body.line("phone", 1, 50).orElse(null),
        identifiers(body).orElse(List.of()),
        body.flag("confirmNew").orElse(null));
  }
}
