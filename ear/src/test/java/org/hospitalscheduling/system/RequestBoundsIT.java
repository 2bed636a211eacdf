package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The bounds of every field of every request, which the contract states and the code states again:
 * what the contract allows at its edge is not refused for that field, and what lies beyond is.
 *
 * <p>Each request has a field or a parameter too many besides, so that it is a 400 whatever happens
 * and nothing is written; the answer names all fields at fault.
 */
class RequestBoundsIT {

  private static final String NOBODY = "0195d3a0-0000-7000-8000-000000000000";
  private static final String TOO_MANY = "notAFieldOfAnyRequest";

  /** What an unbounded text may be: more than anybody writes, less than a body may have. */
  private static final int LONG = 10_000;

  private static final int MANY = 300;

  private static final String QUERY = "query";

  /** New passwords: judged after the fields were read, by a policy that says what is wrong. */
  private static final Set<String> JUDGED_LATER =
      Set.of(
          "register.password",
          "changePassword.newPassword",
          "finishPasswordReset.newPassword",
          "acceptInvitation.password");

  /** Of a sign-on that this hospital does not have: whatever is asked, it is not there. */
  private static final Set<String> NOT_THERE = Set.of("startSignOn", "finishSignOn");

  private static final Set<String> LISTS =
      Set.of("department", "doctor", "status", "action", "outcome", "identifier");

  private static final List<String> ADDRESSES =
      List.of(
          "a@b",
          "a@b.c",
          "a@b.cd",
          "a@@b.cd",
          "a b@c.de",
          "hanna.mueller@example.org",
          "a,b@c.de",
          "a@b.cd\nBcc: x@y.zz",
          "\"a\"@b.cd",
          "a@b.cd.",
          "x".repeat(64) + "@b.cd",
          "x".repeat(65) + "@b.cd",
          "ä@bücher.de",
          "a@bücher.de",
          " a@b.cd ",
          "a..b@c.de",
          ".a@c.de",
          "a.@c.de",
          "a@b..de",
          "a@-b.de",
          "a@b-.de",
          "a@b.123",
          "a@[127.0.0.1]",
          "a@b_c.de",
          "a@" + "x".repeat(63) + ".de",
          "a@" + "x".repeat(64) + ".de");

  private record Field(
      String operation,
      String method,
      String path,
      String type,
      List<String> at,
      Schema<?> schema) {

    String name() {
      return String.join(".", at).replace(".[]", "[0]");
    }
  }

  private record Case(String what, Object value, boolean allowed) {}

  private final SchedulingApi admin = SchedulingApi.administrator();

  @TestFactory
  Stream<DynamicTest> a_field_is_bounded_as_the_contract_says() {
    Map<String, List<Field>> operations = new LinkedHashMap<>();
    fields()
        .forEach(
            each ->
                operations.computeIfAbsent(each.operation(), id -> new ArrayList<>()).add(each));
    return operations.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(each.getKey(), () -> look(each.getKey(), each.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> a_parameter_is_bounded_as_the_contract_says() {
    return parameters().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.operation() + " " + each.name(),
                    () -> {
                      List<String> wrong = new ArrayList<>();
                      cases(each).stream()
                          .filter(value -> value.value() instanceof String || !isText(each))
                          .forEach(value -> alone(each, value, wrong));
                      assertThat(wrong).isEmpty();
                    }));
  }

  @Test
  void there_are_fields_to_look_at() {
    assertThat(fields().size()).isGreaterThan(80);
    assertThat(parameters().size()).isGreaterThan(50);
  }

  /**
   * Looks at all plain fields of an operation in each request; one whose verdict is not as expected
   * once more by itself, since another field may have had a say in it.
   */
  private void look(String operation, List<Field> fields) {
    List<String> wrong = new ArrayList<>();
    Map<Field, List<Case>> cases = new LinkedHashMap<>();
    fields.forEach(each -> cases.put(each, cases(each)));
    List<Field> plain = fields.stream().filter(each -> !holdsObjects(each.schema())).toList();
    int most = plain.stream().mapToInt(each -> cases.get(each).size()).max().orElse(0);
    for (int round = 0; round < most; round++) {
      Map<Field, Case> tried = new LinkedHashMap<>();
      for (Field each : plain) {
        if (round < cases.get(each).size()) {
          tried.put(each, cases.get(each).get(round));
        }
      }
      Set<String> faults = faults(fields.get(0), tried);
      tried.forEach(
          (field, value) -> {
            if (faults.contains(field.name()) == value.allowed()) {
              alone(field, value, wrong);
            }
          });
    }
    for (Field each : fields) {
      if (holdsObjects(each.schema())) {
        cases.get(each).forEach(value -> alone(each, value, wrong));
      }
    }
    assertThat(wrong).as(operation).isEmpty();
  }

  private void alone(Field field, Case tried, List<String> wrong) {
    Set<String> faults = faults(field, Map.of(field, tried));
    if (faults.contains(field.name()) == tried.allowed()) {
      wrong.add(
          "%s: %s is %s"
              .formatted(field.name(), tried.what(), tried.allowed() ? "refused" : "taken"));
    }
  }

  /** The fields that a request with these values is refused for. */
  private Set<String> faults(Field any, Map<Field, Case> tried) {
    if (any.type().equals(QUERY)) {
      StringBuilder query = new StringBuilder(any.path() + "?" + TOO_MANY + "=true");
      tried.forEach(
          (field, value) ->
              query
                  .append("&" + field.name() + "=")
                  .append(URLEncoder.encode(value.value().toString(), StandardCharsets.UTF_8)));
      return faults(admin.send(any.method(), query.toString(), null));
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(TOO_MANY, true);
    tried.forEach((field, value) -> put(body, field.at(), value.value()));
    Answer answer =
        admin.send(
            any.method(),
            any.path(),
            body,
            "Content-Type",
            any.type(),
            "If-Match",
            "\"0\"",
            "X-Forwarded-For",
            "203.0.113.77");
    return faults(answer);
  }

  private static Set<String> faults(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    Set<String> faults = new HashSet<>();
    for (JsonNode each : answer.json().path("errors")) {
      faults.add(each.path("field").asText());
    }
    assertThat(faults).as("it is refused for its field too many").contains(TOO_MANY);
    return faults;
  }

  private static boolean isText(Field field) {
    return type(field.schema()).equals("string");
  }

  private static boolean holdsObjects(Schema<?> schema) {
    return schema.getProperties() != null
        || schema.getItems() != null && schema.getItems().getProperties() != null;
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> body, List<String> at, Object value) {
    Map<String, Object> inner = body;
    for (int i = 0; i < at.size() - 1; i++) {
      String name = at.get(i);
      if (i + 2 < at.size() && at.get(i + 1).equals("[]")) {
        List<Object> items =
            (List<Object>)
                inner.computeIfAbsent(name, any -> new ArrayList<>(List.of(new LinkedHashMap<>())));
        inner = (Map<String, Object>) items.get(0);
        i++;
      } else {
        inner = (Map<String, Object>) inner.computeIfAbsent(name, any -> new LinkedHashMap<>());
      }
    }
    inner.put(at.get(at.size() - 1), value);
  }

  private static List<Case> cases(Field field) {
    Schema<?> schema = field.schema();
    List<Case> cases = new ArrayList<>();
    switch (type(schema)) {
      case "string" -> texts(field, cases);
      case "integer", "number" -> numbers(schema, cases);
      case "boolean" -> {
        cases.add(new Case("true", true, true));
        cases.add(new Case("a word for a flag", "yes", false));
      }
      case "array" -> items(schema, cases);
      default -> cases.add(new Case("a text for an object", "x", false));
    }
    return cases;
  }

  private static void texts(Field field, List<Case> cases) {
    Schema<?> schema = field.schema();
    cases.add(new Case("a number for a text", 5, false));
    if (schema.getEnum() != null) {
      schema.getEnum().forEach(each -> cases.add(new Case("a word of the list", each, true)));
      cases.add(new Case("a word that is not in the list", "no-such-word", false));
    } else if (schema.getPattern() != null) {
      Pattern pattern = Pattern.compile(schema.getPattern());
      Stream<String> tried =
          Stream.concat(
              ADDRESSES.stream(),
              Stream.of("", "x", "08:00", "24:00", "24:01", "#b3261e", "#B3261E"));
      tried.forEach(
          each ->
              cases.add(
                  new Case(
                      each, each, pattern.matcher(each).find() && within(schema, each.length()))));
    } else if (schema.getFormat() != null) {
      cases.add(new Case("the right format", formatted(schema.getFormat()), true));
      cases.add(new Case("not the format", "x", false));
    } else if (!JUDGED_LATER.contains(field.operation() + "." + field.name())) {
      int shortest = schema.getMinLength() == null ? 0 : schema.getMinLength();
      cases.add(new Case("the shortest text", "x".repeat(shortest), true));
      if (shortest > 0) {
        cases.add(new Case("a text too short", "x".repeat(shortest - 1), false));
      }
      int longest = schema.getMaxLength() == null ? LONG : schema.getMaxLength();
      cases.add(new Case("the longest text", "x".repeat(longest), true));
      if (schema.getMaxLength() != null) {
        cases.add(new Case("a text too long", "x".repeat(longest + 1), false));
      }
    }
  }

  private static boolean within(Schema<?> schema, int length) {
    return (schema.getMinLength() == null || length >= schema.getMinLength())
        && (schema.getMaxLength() == null || length <= schema.getMaxLength());
  }

  private static String formatted(String format) {
    return switch (format) {
      case "uuid" -> NOBODY;
      case "date" -> "1979-03-14";
      case "date-time" -> "2031-03-03T10:00:00Z";
      default -> throw new AssertionError("a format that nobody can write yet: " + format);
    };
  }

  private static void numbers(Schema<?> schema, List<Case> cases) {
    BigDecimal step = new BigDecimal(type(schema).equals("integer") ? "1" : "0.001");
    BigDecimal least = schema.getMinimum();
    BigDecimal most = schema.getMaximum();
    cases.add(new Case("a word for a number", "five", false));
    cases.add(new Case("the least", least == null ? -1 : least, true));
    cases.add(new Case("the most", most == null ? Integer.MAX_VALUE : most, true));
    if (least != null) {
      cases.add(new Case("too little", least.subtract(step), false));
    }
    if (most != null) {
      cases.add(new Case("too much", most.add(step), false));
    }
  }

  private static void items(Schema<?> schema, List<Case> cases) {
    int most = schema.getMaxItems() == null ? MANY : schema.getMaxItems();
    List<Object> values = values(schema.getItems(), most);
    cases.add(new Case("the most items", values, true));
    if (schema.getMaxItems() != null) {
      List<Object> more = new ArrayList<>(values);
      more.add(values.get(0));
      cases.add(new Case("an item too many", more, false));
    }
    if (schema.getMinItems() != null && schema.getMinItems() > 0) {
      cases.add(new Case("an item too few", values.subList(0, schema.getMinItems() - 1), false));
    }
    cases.add(new Case("a text for a list", "x", false));
  }

  /** Different ones, as far as there are so many. */
  private static List<Object> values(Schema<?> item, int count) {
    if (item.getEnum() != null) {
      return IntStream.range(0, count)
          .mapToObj(i -> (Object) item.getEnum().get(i % item.getEnum().size()))
          .toList();
    }
    if ("uuid".equals(item.getFormat())) {
      return IntStream.range(0, count)
          .mapToObj(i -> (Object) NOBODY.replaceFirst("0{12}$", "%012d".formatted(i)))
          .toList();
    }
    if ("cidr".equals(item.getFormat())) {
      return IntStream.range(0, count).mapToObj(i -> (Object) ("10." + i + ".0.0/16")).toList();
    }
    if (item.getProperties() != null) {
      // Of what is in them each field is looked at by itself; they only are not the same.
      return IntStream.range(0, count)
          .mapToObj(
              i -> {
                Map<String, Object> object = new LinkedHashMap<>();
                item.getProperties().keySet().forEach(name -> object.put(name, "x" + i));
                return (Object) object;
              })
          .toList();
    }
    // Of letters alone, as the patterns of lists want them.
    return IntStream.range(0, count)
        .mapToObj(i -> (Object) (item.getPattern() == null ? "x" + i : "x".repeat(i + 1)))
        .toList();
  }

  private static String type(Schema<?> schema) {
    return schema.getType() != null
        ? schema.getType()
        : schema.getProperties() != null ? "object" : "string";
  }

  private static List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    contract()
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> add(fields, path, method, operation)));
    return fields;
  }

  /** Those of lists, the words in which are separated by commas, are bounded word by word. */
  private static List<Field> parameters() {
    List<Field> parameters = new ArrayList<>();
    contract()
        .getPaths()
        .forEach(
            (path, item) -> {
              if (item.getGet() != null && item.getGet().getParameters() != null) {
                item.getGet().getParameters().stream()
                    .filter(each -> each.getIn().equals(QUERY))
                    .filter(each -> !LISTS.contains(each.getName()) || isBounded(each.getSchema()))
                    .filter(each -> !NOT_THERE.contains(item.getGet().getOperationId()))
                    .map(
                        each ->
                            new Field(
                                item.getGet().getOperationId(),
                                "GET",
                                path.substring(1).replaceAll("\\{[^}]*}", NOBODY),
                                QUERY,
                                List.of(each.getName()),
                                each.getSchema()))
                    .forEach(parameters::add);
              }
            });
    return parameters;
  }

  private static boolean isBounded(Schema<?> schema) {
    return schema.getFormat() != null || schema.getEnum() != null;
  }

  private static OpenAPI contract() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    options.setResolveFully(true);
    options.setResolveCombinators(true);
    return new OpenAPIV3Parser().read(System.getProperty("system.contract"), List.of(), options);
  }

  private static void add(
      List<Field> fields,
      String path,
      PathItem.HttpMethod method,
      io.swagger.v3.oas.models.Operation operation) {
    if (operation.getRequestBody() == null) {
      return;
    }
    for (Map.Entry<String, MediaType> each : operation.getRequestBody().getContent().entrySet()) {
      if (each.getKey().contains("json")) {
        walk(
            fields,
            new Field(
                operation.getOperationId(),
                method.name(),
                path.substring(1).replaceAll("\\{[^}]*}", NOBODY),
                each.getKey(),
                List.of(),
                each.getValue().getSchema()));
        return;
      }
    }
  }

  private static void walk(List<Field> fields, Field field) {
    Schema<?> schema = field.schema();
    if (!field.at().isEmpty()) {
      fields.add(field);
    }
    if (schema.getProperties() != null) {
      schema.getProperties().forEach((name, inner) -> walk(fields, within(field, inner, name)));
    }
    if (schema.getItems() != null && schema.getItems().getProperties() != null) {
      schema
          .getItems()
          .getProperties()
          .forEach((name, inner) -> walk(fields, within(field, inner, "[]", name)));
    }
  }

  private static Field within(Field field, Schema<?> schema, String... names) {
    List<String> at = new ArrayList<>(field.at());
    at.addAll(List.of(names));
    return new Field(field.operation(), field.method(), field.path(), field.type(), at, schema);
  }
}
