package org.hospitalscheduling.web.input;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hospitalscheduling.settings.EmailAddress;
import org.hospitalscheduling.shared.PartialDate;
import org.hospitalscheduling.shared.Patch;
import org.hospitalscheduling.shared.Text;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.web.input.InvalidInputException.FieldError;
import org.hospitalscheduling.web.input.Values.NotAValueException;

/**
 * A request's JSON object, read field by field. Faults are collected, so that {@link #check} can
 * name every field at fault; unknown fields are faults too.
 *
 * <p>It distinguishes absent from null, which a merge patch (RFC 7396) needs and binding to a
 * record would lose. An unexpected null counts as absent, except in a patch.
 */
public final class Body {
  private final JsonObject json;
  private final String path;
  private final LocalDate today;
  private final List<FieldError> errors;
  private final List<Body> nested = new ArrayList<>();
  private final Set<String> known = new HashSet<>();

  private Body(JsonObject json, String path, LocalDate today, List<FieldError> errors) {
    this.json = json;
    this.path = path;
    this.today = today;
    this.errors = errors;
  }

  /** Parses a request's bytes; see {@link JsonReading#object}. */
  static Body parse(byte[] bytes, LocalDate today) {
    return new Body(JsonReading.object(bytes), "", today, new ArrayList<>());
  }

  /** Refuses the request if it had any faults. */
  public void check() {
    collectUnknown();
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
  }

  private void collectUnknown() {
    json.keySet().stream()
        .filter(field -> !known.contains(field))
        .forEach(field -> fault(field, "is not a field of this request"));
    nested.forEach(Body::collectUnknown);
  }

  /**
   * The value, or a fault if it is missing; the null that is then returned never gets past {@link
   * #check}.
   */
  @SuppressWarnings("NullAway") // a null never gets past check()
  public <T> T required(String field, Optional<T> value) {
    if (value.isEmpty() && errors.stream().noneMatch(error -> error.field().equals(at(field)))) {
      fault(field, "is required");
    }
    return value.orElse(null);
  }

  /** One line of {@code min} to {@code max} characters; see {@link Text#line}. */
  public Optional<String> line(String field, int min, int max) {
    return string(field, text -> Values.line(text, min, max));
  }

  /** What another system calls something, of {@code min} to {@code max} characters. */
  public Optional<String> identifier(String field, int min, int max) {
    return string(field, text -> Values.identifier(text, min, max));
  }

  /** Text of any number of lines, of {@code min} to {@code max} characters in all. */
  public Optional<String> text(String field, int min, int max) {
    return string(field, text -> Values.lines(text, min, max));
  }

  /** What is compared and never shown, as it was sent: {@code min} to {@code max} characters. */
  public Optional<String> secret(String field, int min, int max) {
    return string(field, text -> Values.secret(text, min, max));
  }

  /** Text that matches {@code pattern}; otherwise the fault {@code otherwise}. */
  public Optional<String> text(String field, Pattern pattern, String otherwise) {
    return string(
        field,
        text -> {
          if (!pattern.matcher(text).matches()) {
            throw new NotAValueException(otherwise);
          }
          return text;
        });
  }

  /** An e-mail address that mail can be sent to, as it is stored and shown. */
  public Optional<String> email(String field) {
    return string(
        field,
        text ->
            EmailAddress.find(text)
                .orElseThrow(
                    () -> new NotAValueException(EmailAddress.objection(text).orElseThrow()))
                .text());
  }

  public Optional<UUID> uuid(String field) {
    return string(field, Values::uuid);
  }

  public Optional<Instant> instant(String field) {
    return string(field, Values::instant);
  }

  /** Two required instants, the first before the second; null if they are at fault. */
  @SuppressWarnings("NullAway") // a null never gets past check()
  public TimeRange range(String from, String to) {
    Instant start = required(from, instant(from));
    Instant end = required(to, instant(to));
    if (start == null || end == null) {
      return null;
    }
    if (!start.isBefore(end)) {
      fault(to, "must be after " + from);
      return null;
    }
    return new TimeRange(start, end);
  }

  /** A day of the calendar, like {@code 2026-12-24}. */
  public Optional<LocalDate> day(String field) {
    return string(field, Values::day);
  }

  /**
   * A date of birth, or its year or month alone: not after today, as the hospital's zone has it.
   */
  public Optional<PartialDate> birthDate(String field) {
    Optional<PartialDate> date = string(field, Values::partialDate);
    return date.filter(each -> each.first().isAfter(today)).isPresent()
        ? fault(field, "must not be in the future")
        : date;
  }

  /** An integer from {@code min} to {@code max}. */
  public Optional<Integer> integer(String field, int min, int max) {
    return value(field)
        .flatMap(
            value -> {
              if (value instanceof JsonNumber number && number.isIntegral()) {
                try {
                  int whole = number.intValueExact();
                  if (whole >= min && whole <= max) {
                    return Optional.of(whole);
                  }
                } catch (ArithmeticException tooLarge) {
                  // falls through to the common message
                }
              }
              return fault(field, "must be a whole number of " + min + " to " + max);
            });
  }

  /** A length in minutes from {@code min} to {@code max}, a multiple of five. */
  public Optional<Integer> minutes(String field, int min, int max) {
    return integer(field, min, max)
        .flatMap(
            minutes ->
                minutes % 5 == 0 ? Optional.of(minutes) : fault(field, "must be a multiple of 5"));
  }

  /** A number from {@code min} to {@code max}. */
  public Optional<Double> number(String field, double min, double max) {
    return value(field)
        .flatMap(
            value -> {
              if (value instanceof JsonNumber number) {
                double found = number.doubleValue();
                if (found >= min && found <= max) {
                  return Optional.of(found);
                }
              }
              return fault(field, "must be a number of " + min + " to " + max);
            });
  }

  public Optional<Boolean> flag(String field) {
    return value(field)
        .flatMap(
            value ->
                switch (value.getValueType()) {
                  case TRUE -> Optional.of(true);
                  case FALSE -> Optional.of(false);
                  default -> fault(field, "must be true or false");
                });
  }

  /** A nested object. */
  public Optional<Body> object(String field) {
    return value(field)
        .flatMap(
            value ->
                value.getValueType() == JsonValue.ValueType.OBJECT
                    ? Optional.of(within(value.asJsonObject(), at(field)))
                    : fault(field, "must be an object"));
  }

  /** Objects in an array of at most {@code most}; empty if the field is absent. */
  public Optional<List<Body>> objects(String field, int most) {
    return array(field, most, JsonObject.class, "objects")
        .map(
            objects -> {
              List<Body> items = new ArrayList<>();
              objects.forEach(
                  each -> items.add(within(each, at(field) + "[" + items.size() + "]")));
              return items;
            });
  }

  /** Ids in an array of at most {@code most}; empty if the field is absent. */
  public Optional<List<UUID>> uuids(String field, int most) {
    return texts(field, most)
        .flatMap(
            texts -> {
              List<UUID> ids = new ArrayList<>();
              for (String text : texts) {
                try {
                  ids.add(Values.uuid(text));
                } catch (NotAValueException wrong) {
                  return fault(field, "must be an array of UUIDs");
                }
              }
              return Optional.of(ids);
            });
  }

  /** Texts in an array of at most {@code most}; empty if the field is absent. */
  public Optional<List<String>> texts(String field, int most) {
    return array(field, most, JsonString.class, "strings")
        .map(texts -> texts.stream().map(JsonString::getString).toList());
  }

  private <T extends JsonValue> Optional<List<T>> array(
      String field, int most, Class<T> kind, String items) {
    return value(field)
        .flatMap(
            value -> {
              if (!(value instanceof JsonArray array)
                  || !array.stream().allMatch(kind::isInstance)) {
                return fault(field, "must be an array of " + items);
              }
              return array.size() > most
                  ? fault(field, "must have at most " + most + " items")
                  : Optional.of(array.getValuesAs(kind));
            });
  }

  /** What a merge patch says about a field that cannot be cleared. */
  public <T> Patch<T> patch(String field, Function<String, Optional<T>> read) {
    if (json.containsKey(field) && json.get(field).getValueType() == JsonValue.ValueType.NULL) {
      known.add(field);
      fault(field, "must not be null");
      return Patch.keep();
    }
    return clearable(field, read);
  }

  /** What a merge patch says about a field that null clears. */
  public <T> Patch<T> clearable(String field, Function<String, Optional<T>> read) {
    if (!json.containsKey(field)) {
      known.add(field);
      return Patch.keep();
    }
    return Patch.to(read.apply(field).orElse(null));
  }

  /** Refuses a patch that names no field. */
  public Body notEmpty() {
    if (json.isEmpty()) {
      errors.add(new FieldError("body", "must name at least one field"));
    }
    return this;
  }

  /** Adds a fault that only the caller can detect. */
  public <T> Optional<T> fault(String field, String message) {
    errors.add(new FieldError(at(field), message));
    return Optional.empty();
  }

  private interface Reader<T> {
    T read(String text) throws NotAValueException;
  }

  private <T> Optional<T> string(String field, Reader<T> reader) {
    return value(field)
        .flatMap(
            value -> {
              if (!(value instanceof JsonString string)) {
                return fault(field, "must be a string");
              }
              try {
                return Optional.of(reader.read(string.getString()));
              } catch (NotAValueException wrong) {
                return fault(field, wrong.fault);
              }
            });
  }

  private Optional<JsonValue> value(String field) {
    known.add(field);
    return Optional.ofNullable(json.get(field))
        .filter(value -> value.getValueType() != JsonValue.ValueType.NULL);
  }

  private Body within(JsonObject object, String at) {
    Body inner = new Body(object, at + ".", today, errors);
    nested.add(inner);
    return inner;
  }

  private String at(String field) {
    return path + field;
  }
}
