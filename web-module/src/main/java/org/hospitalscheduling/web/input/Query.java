package org.hospitalscheduling.web.input;

import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.web.input.InvalidInputException.FieldError;
import org.hospitalscheduling.web.input.Values.NotAValueException;

/**
 * A request's query string, read parameter by parameter. Faults are collected for {@link #check};
 * an unknown or repeated parameter is a fault, so that no answer silently covers more than was
 * asked for.
 */
public final class Query {

  private static final int MAX_IDS = 100;

  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  /** More than the longest names in four bytes a letter, in base64. */
  private static final int LONGEST_CURSOR = 4000;

  private final MultivaluedMap<String, String> parameters;
  private final List<FieldError> errors = new ArrayList<>();
  private final Set<String> known = new HashSet<>();

  /**
   * @param parameters as they were sent, percent-encoded
   */
  Query(MultivaluedMap<String, String> parameters) {
    this.parameters = parameters;
  }

  /** Refuses the request if it had any faults. */
  public void check() {
    parameters.forEach(
        (name, values) -> {
          if (!known.contains(name)) {
            fault(name, "is not a parameter of this request");
          } else if (values.size() > 1) {
            fault(name, "must be given only once");
          }
        });
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
  }

  /** See {@link Body#required}. */
  @SuppressWarnings("NullAway") // a null never gets past check()
  public <T> T required(String name, Optional<T> value) {
    if (value.isEmpty() && errors.stream().noneMatch(error -> error.field().equals(name))) {
      fault(name, "is required");
    }
    return value.orElse(null);
  }

  /** Text to look for, of at most {@code max} characters; blank counts as absent. */
  public Optional<String> text(String name, int max) {
    return value(name, text -> Values.lines(text, 0, max)).filter(text -> !text.isEmpty());
  }

  /** One line of at most {@code max} characters; blank counts as absent. */
  public Optional<String> line(String name, int max) {
    return value(name, text -> Values.line(text, 0, max)).filter(text -> !text.isEmpty());
  }

  /** Where the page before ended: the {@code next} of its answer. */
  public Optional<String> cursor() {
    return line("cursor", LONGEST_CURSOR);
  }

  public Optional<UUID> uuid(String name) {
    return value(name, Values::uuid);
  }

  /** Ids separated by commas; empty if the parameter is absent. */
  public List<UUID> uuids(String name) {
    return list(name, Ids::parse, "must be UUIDs separated by commas");
  }

  /** Words separated by commas, each of which {@code read} must accept. */
  public <T> List<T> list(String name, Function<String, Optional<T>> read, String otherwise) {
    List<T> items = new ArrayList<>();
    Optional<String> all = value(name, text -> Values.line(text, 1, 4000));
    for (String text : all.map(each -> each.split(",", -1)).orElse(new String[0])) {
      Optional<T> item = read.apply(text);
      if (item.isEmpty() || items.size() == MAX_IDS) {
        fault(name, items.size() == MAX_IDS ? "must list at most 100" : otherwise);
        return List.of();
      }
      items.add(item.get());
    }
    return items;
  }

  /** One of several words. */
  public <T> Optional<T> choice(String name, Function<String, Optional<T>> read, String otherwise) {
    return value(
        name, text -> read.apply(text).orElseThrow(() -> new NotAValueException(otherwise)));
  }

  /** {@code true} or {@code false}; false where it is absent. */
  public boolean flag(String name) {
    return value(
            name,
            text -> {
              if (!text.equals("true") && !text.equals("false")) {
                throw new NotAValueException("must be true or false");
              }
              return Boolean.valueOf(text);
            })
        .orElse(false);
  }

  /** A length in minutes from {@code min} to {@code max}, a multiple of five. */
  public Optional<Integer> minutes(String name, int min, int max) {
    return integer(name, min, max)
        .filter(
            minutes -> {
              if (minutes % 5 != 0) {
                fault(name, "must be a multiple of 5");
              }
              return minutes % 5 == 0;
            });
  }

  /** An integer from {@code min} to {@code max}. */
  public Optional<Integer> integer(String name, int min, int max) {
    return value(
        name,
        text -> {
          try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
              return number;
            }
          } catch (NumberFormatException notANumber) {
            // falls through to the common message
          }
          throw new NotAValueException("must be a whole number of " + min + " to " + max);
        });
  }

  /**
   * An instant of RFC 3339, with any offset. The {@code +} of an offset may stand there as it is,
   * although in a query it means a blank.
   */
  public Optional<Instant> instant(String name) {
    return value(name, text -> Values.instant(text.replace(' ', '+')));
  }

  /** A time of day in the hospital's local time, to the minute: {@code 09:30}. */
  public Optional<LocalTime> time(String name) {
    return value(
        name,
        text -> {
          if (!TIME.matcher(text).matches()) {
            throw new NotAValueException("must be a time of day such as 09:30");
          }
          return LocalTime.parse(text);
        });
  }

  /** The required parameters {@code from} and {@code to}; null if they are at fault. */
  @SuppressWarnings("NullAway") // a null never gets past check()
  public TimeRange range(Duration longest) {
    Instant from = required("from", instant("from"));
    Instant to = required("to", instant("to"));
    if (from == null || to == null) {
      return null;
    }
    if (!from.isBefore(to)) {
      fault("to", "must be after from");
      return null;
    }
    if (Duration.between(from, to).compareTo(longest) > 0) {
      fault("to", "must be at most " + longest.toDays() + " days after from");
      return null;
    }
    return new TimeRange(from, to);
  }

  /** Adds a fault that only the caller can detect. */
  public void fault(String name, String message) {
    errors.add(new FieldError(name, message));
  }

  private interface Reader<T> {
    T read(String text) throws NotAValueException;
  }

  private <T> Optional<T> value(String name, Reader<T> reader) {
    known.add(name);
    String text = parameters.getFirst(name);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.read(FormEncoding.decode(text)));
    } catch (CharacterCodingException notUtf8) {
      fault(name, "must be percent-encoded UTF-8");
      return Optional.empty();
    } catch (NotAValueException wrong) {
      fault(name, wrong.fault);
      return Optional.empty();
    }
  }
}
