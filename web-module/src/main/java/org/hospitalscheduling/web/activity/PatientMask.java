package org.hospitalscheduling.web.activity;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.shared.ClosedPatient;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.web.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * Masks in JSON the patients who are closed to its reader: wherever {@link PatientScan} would find
 * one, there is a {@link ClosedPatient}, and what stands beside them, in words or as a way to reach
 * them, is left out.
 */
public final class PatientMask {

  private static final String ID = "id";
  private static final String MRN = "mrn";
  private static final String NAME = "name";
  private static final String IDENTIFIERS = "identifiers";

  /** What of a patient stays: that there is one. */
  private static final Set<String> STAYS = Set.of("version", "active", "confidential");

  /**
   * What is written or known of the patient of an appointment or of a place on the waiting list.
   */
  private static final Set<String> SAID_OF_THEM =
      Set.of(
          "reason",
          "cancelNote",
          "overrideReason",
          "priorityReason",
          "email",
          "phone",
          "phoneE164");

  private final Set<UUID> closed;

  private PatientMask(Set<UUID> closed) {
    this.closed = closed;
  }

  /** The text as somebody may read it to whom these patients are closed. */
  public static String masked(String json, Set<UUID> closed) {
    if (closed.isEmpty() || Collections.disjoint(PatientScan.of(json).patients(), closed)) {
      return json;
    }
    try (JsonReader reader = JsonText.PROVIDER.createReader(new StringReader(json))) {
      return new PatientMask(closed).masked(reader.readValue()).toString();
    }
  }

  static byte[] masked(byte[] json, Set<UUID> closed) {
    return Collections.disjoint(PatientScan.of(json).patients(), closed)
        ? json
        : masked(new String(json, StandardCharsets.UTF_8), closed).getBytes(StandardCharsets.UTF_8);
  }

  private JsonValue masked(JsonValue value) {
    if (value instanceof JsonObject object) {
      return isClosed(object) ? nobody(object) : masked(object);
    }
    if (value instanceof JsonArray array) {
      JsonArrayBuilder masked = JsonText.PROVIDER.createArrayBuilder();
      array.forEach(each -> masked.add(masked(each)));
      return masked.build();
    }
    return value;
  }

  private JsonObject masked(JsonObject object) {
    boolean isOfClosed = object.values().stream().anyMatch(this::isClosed);
    JsonObjectBuilder masked = JsonText.PROVIDER.createObjectBuilder();
    for (Map.Entry<String, JsonValue> each : object.entrySet()) {
      if (isOfClosed && each.getKey().equals(IDENTIFIERS)) {
        masked.add(IDENTIFIERS, JsonValue.EMPTY_JSON_ARRAY);
      } else if (!isOfClosed || !SAID_OF_THEM.contains(each.getKey())) {
        masked.add(each.getKey(), masked(each.getValue()));
      }
    }
    return masked.build();
  }

  private boolean isClosed(@Nullable JsonValue value) {
    return value instanceof JsonObject object
        && object.containsKey(MRN)
        && object.get(ID) instanceof JsonString id
        && Ids.parse(id.getString()).filter(closed::contains).isPresent();
  }

  private static JsonObject nobody(JsonObject patient) {
    JsonObjectBuilder nobody =
        JsonText.PROVIDER
            .createObjectBuilder()
            .add(ID, ClosedPatient.ID.toString())
            .add(MRN, ClosedPatient.MRN)
            .add(NAME, ClosedPatient.NAME);
    for (String stays : STAYS) {
      if (patient.containsKey(stays)) {
        nobody.add(stays, patient.get(stays));
      }
    }
    if (patient.containsKey(IDENTIFIERS)) {
      nobody.add(IDENTIFIERS, JsonValue.EMPTY_JSON_ARRAY);
    }
    return nobody.build();
  }
}
