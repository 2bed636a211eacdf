package org.hospitalscheduling.web.input;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.hospitalscheduling.shared.Text;
import org.hospitalscheduling.web.json.JsonText;

/**
 * Parses a request's JSON more strictly than the servers' parsers do (RFC 8259, with the names of
 * an object unique as in RFC 7493). What they would choke on is refused before: bytes that are not
 * UTF-8, deep nesting, numbers without end.
 */
final class JsonReading {

  /**
   * No request of ours is half as deep; exceeding the parser's own limit would be an error of its
   * own.
   */
  private static final int DEEPEST = 20;

  /** Far more than any number of ours has; converting a number takes the square of its length. */
  private static final int LONGEST_NUMBER = 400;

  private final JsonParser parser;

  private JsonReading(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * The JSON object in {@code bytes}.
   *
   * @throws InvalidInputException if there is none, or more than that
   */
  static JsonObject object(byte[] bytes) {
    String text;
    try {
      text = Text.decode(bytes);
    } catch (CharacterCodingException notUtf8) {
      throw refused("must be text in UTF-8");
    }
    if (isDeeperThan(DEEPEST, text)) {
      throw refused("must not be nested so deeply");
    }
    try (JsonParser parser =
        JsonText.PROVIDER.createParserFactory(Map.of()).createParser(new StringReader(text))) {
      JsonValue value = new JsonReading(parser).value(parser.next());
      if (value.getValueType() != JsonValue.ValueType.OBJECT) {
        throw refused("must be a JSON object");
      }
      if (parser.hasNext()) {
        throw refused("must be a single JSON object with nothing after it");
      }
      return value.asJsonObject();
    } catch (JsonException | IllegalStateException | NoSuchElementException malformed) {
      throw refused("must be well-formed JSON");
    }
  }

  private static boolean isDeeperThan(int most, String text) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\\' -> i++;
        case '"' -> quoted = !quoted;
        case '[', '{' -> depth += quoted ? 0 : 1;
        case ']', '}' -> depth -= quoted ? 0 : 1;
        default -> {
          // Does not affect the depth.
        }
      }
      if (depth > most) {
        return true;
      }
    }
    return false;
  }

  private JsonValue value(JsonParser.Event event) {
    return switch (event) {
      case START_OBJECT -> members();
      case START_ARRAY -> items();
      case VALUE_STRING -> JsonText.PROVIDER.createValue(parser.getString());
      case VALUE_NUMBER -> number(parser.getString());
      case VALUE_TRUE -> JsonValue.TRUE;
      case VALUE_FALSE -> JsonValue.FALSE;
      case VALUE_NULL -> JsonValue.NULL;
      default -> throw new IllegalStateException("not the beginning of a value: " + event);
    };
  }

  private JsonObject members() {
    JsonObjectBuilder object = JsonText.PROVIDER.createObjectBuilder();
    Set<String> names = new HashSet<>();
    while (parser.next() != JsonParser.Event.END_OBJECT) {
      String name = parser.getString();
      if (!names.add(name)) {
        throw refused("must not have the same field twice in an object");
      }
      object.add(name, value(parser.next()));
    }
    return object.build();
  }

  private JsonValue items() {
    JsonArrayBuilder array = JsonText.PROVIDER.createArrayBuilder();
    for (JsonParser.Event event = parser.next();
        event != JsonParser.Event.END_ARRAY;
        event = parser.next()) {
      array.add(value(event));
    }
    return array.build();
  }

  private static JsonValue number(String digits) {
    if (digits.length() > LONGEST_NUMBER) {
      throw refused("must not have a number so long");
    }
    try {
      return JsonText.PROVIDER.createValue(new BigDecimal(digits));
    } catch (NumberFormatException exponentTooLarge) {
      throw refused("must not have a number so large");
    }
  }

  private static InvalidInputException refused(String message) {
    return new InvalidInputException("body", message);
  }
}
