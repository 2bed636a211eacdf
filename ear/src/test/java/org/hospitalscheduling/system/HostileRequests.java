package org.hospitalscheduling.system;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Requests to every operation of {@code openapi.yaml}: valid ones, ones at the edge of what is
 * allowed, and what an attacker or a broken program would send. A request depends only on the seed
 * and its number, so that one that found something can be repeated.
 */
final class HostileRequests {
  private static final int SCHEMA_DEPTH = 6;
  private static final Instant DAY = Instant.parse("2031-03-03T00:00:00Z");
  private static final UUID NOBODY = UUID.fromString("0195d3a0-0000-7000-8000-000000000000");

  /** Requested rarely, because they end sessions, read the whole log or compute a hash. */
  private static final Set<String> RARE =
      Set.of(
          "logout",
          "revokeOtherSessions",
          "exportActivity",
          "exportActivityWorkbook",
          "register",
          "exportCsv",
          "exportXlsx");

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "null",
          "true",
          "0",
          "-1",
          "9223372036854775808",
          "1e309",
          "NaN",
          "'",
          "\"",
          "\\",
          "%",
          "_",
          "' OR '1'='1",
          "'; DROP TABLE patient; --",
          "1) UNION SELECT 1 --",
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "${jndi:ldap://127.0.0.1:9/x}",
          "#{7*7}",
          "=cmd|' /C calc'!A0",
          "../../../../etc/passwd",
          "..\\..\\windows",
          "a\r\nSet-Cookie: taken=1",
          "a\nBcc: x@evil.example",
          "\u0000",
          "a\u0000b",
          "\u0001\u001f\u007f\u0085",
          "\ud800",
          "a\udc00b",
          "\ufeff",
          "\u202eesrever",
          "\u2028",
          "\ufdd0\uffff",
          "İıß",
          "e\u0301".repeat(60),
          "\ud83d\ude00".repeat(60),
          "x".repeat(101),
          "x".repeat(256),
          "x".repeat(4001),
          "9".repeat(400),
          "2026-02-30",
          "2031-13-01T00:00:00Z",
          "2031-03-03",
          "2031-03-03T10:00:00",
          "2031-03-30T02:30:00+02:00",
          "2031-01-01T00:00:00+18:00",
          "2031-01-01T00:00:00+19:00",
          "2031-01-01T24:00:00Z",
          "2031-06-30T23:59:60Z",
          "9999-12-31T23:59:59.999999999Z",
          "+1000000000-12-31T23:59:59.999999999Z",
          "-1000000000-01-01T00:00:00Z",
          "-4713-01-01T00:00:00Z",
          "294277-01-01T00:00:00Z",
          "0000-01-01T00:00:00Z",
          "1-1-1-1-1",
          "00000000-0000-0000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          "FFFFFFFF-FFFF-7FFF-BFFF-FFFFFFFFFFFF",
          "{00000000-0000-0000-0000-000000000000}",
          "booked,,arrived",
          ",",
          ",,,,",
          "a|b|c",
          "|",
          "system|",
          "AAAA",
          "eyJhbGciOiJub25lIn0.e30.",
          "-start",
          "start;DROP",
          "*",
          "ward*",
          ":!&|()",
          "(a|b)*c{1,9999}",
          "(((((((((");

  private static final List<String> JSON =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "-1",
          "1.5",
          "1e400",
          "-1e-400",
          "2147483648",
          "9223372036854775808",
          "9".repeat(400),
          "0." + "3".repeat(400),
          "1e2147483647",
          "[]",
          "{}",
          "[null]",
          "[[[]]]",
          "{\"a\":1}",
          "{\"\":{}}",
          "[1,\"a\",{}]",
          "[".repeat(60) + "]".repeat(60),
          "{\"a\":".repeat(60) + "1" + "}".repeat(60));

  private static final List<String> DOCUMENTS =
      List.of(
          "",
          " ",
          "hello",
          "null",
          "1",
          "\"text\"",
          "[]",
          "[{}]",
          "{",
          "{\"",
          "{\"a\"",
          "{\"a\":",
          "{\"a\":\"",
          "{\"a\":1,}",
          "{'a':1}",
          "{a:1}",
          "{\"a\":01}",
          "{\"a\":tru}",
          "{\"a\":\"\\u12\"}",
          "{\"a\":\"\\ud800\"}",
          "{\"a\":\"line\nbreak\"}",
          "{}{}",
          "{} trailing",
          "/* */ {}",
          "\ufeff{}",
          "[".repeat(10_000),
          "[".repeat(10_000) + "]".repeat(10_000),
          "{\"a\":".repeat(8_000) + "1" + "}".repeat(8_000),
          "{\"__proto__\":{\"role\":\"ADMIN\"}}",
          "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
          "a=1&b=2",
          "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--");

  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "multipart/form-data; boundary=x",
          "application/x-www-form-urlencoded",
          "image/png",
          "application/json; charset=utf-16",
          "application/json; charset=nonsense",
          "APPLICATION/JSON",
          "application/json;",
          "application/json, text/plain",
          "application/vnd.api+json",
          "application",
          "/",
          "*/*",
          ";",
          "x".repeat(300));

  private static final List<String> VERSIONS =
      List.of(
          "\"999\"",
          "*",
          "W/\"0\"",
          "0",
          "\"\"",
          "\"",
          "\"-1\"",
          "\"0\", \"1\"",
          "\"99999999999999999999\"",
          "\"2147483647\"",
          "\"0x1\"",
          "latest",
          "'; DROP TABLE appointment; --");

  private static final List<String> PATH_TRICKS =
      List.of(
          "%00",
          "%2e%2e%2f", "..;", "%5c", "%0d%0aX:1", ";jsessionid=1", "%c0%af", "%ff", ".", "~");

  private static final byte[] PIXEL =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  /** How a body reaches the server. */
  enum Sending {
    WHOLE,
    CHUNKED,
    /** More is announced than is sent. */
    CUT_SHORT
  }

  /**
   * One request.
   *
   * @param operation the operation it is for
   * @param path of the contract, with {@code {}}
   * @param caller who sends it
   * @param target path below {@code /api} and query as they are sent
   * @param usual whether method and path are the operation's own, so that the contract describes
   *     the answer
   */
  record Request(
      int number,
      String operation,
      String path,
      String caller,
      String method,
      String target,
      Map<String, List<String>> headers,
      byte[] body,
      Sending sending,
      boolean usual) {

    boolean reads() {
      return Set.of("GET", "HEAD", "OPTIONS").contains(method);
    }

    @Override
    public String toString() {
      String sent = new String(body, StandardCharsets.UTF_8);
      return "#%d %s by %s: %s %s %s %s"
          .formatted(
              number,
              operation,
              caller,
              method,
              shortened(target),
              shortened(headers.toString()),
              shortened(sent));
    }

    private static String shortened(String text) {
      return text.length() <= 400 ? text : text.substring(0, 400) + "… (" + text.length() + ")";
    }
  }

  /**
   * What requests can refer to.
   *
   * @param ids ids by the first part of a path or the name of a field
   * @param cursors cursors from earlier answers
   * @param password of every account in it
   * @param cookie the name of the refresh cookie
   */
  record World(
      Map<String, List<String>> ids,
      List<String> callers,
      List<String> cursors,
      String password,
      String cookie) {}

  private record Target(String id, String method, String path, Operation operation) {}

  private final long seed;
  private final World world;
  private final List<Target> targets = new ArrayList<>();

  HostileRequests(String contract, long seed, World world) {
    this.seed = seed;
    this.world = world;
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    options.setResolveFully(true);
    OpenAPI openapi = new OpenAPIV3Parser().read(contract, List.of(), options);
    openapi
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> add(path, item, method.name(), operation)));
  }

  private void add(String path, PathItem item, String method, Operation operation) {
    if (item.getParameters() != null) {
      item.getParameters().forEach(each -> addOnce(operation, each));
    }
    Target target = new Target(operation.getOperationId(), method, path, operation);
    int weight = RARE.contains(target.id()) ? 1 : 5;
    for (int i = 0; i < weight; i++) {
      targets.add(target);
    }
  }

  private static void addOnce(Operation operation, Parameter parameter) {
    boolean known =
        operation.getParameters() != null
            && operation.getParameters().stream()
                .anyMatch(
                    each ->
                        each.getName().equals(parameter.getName())
                            && each.getIn().equals(parameter.getIn()));
    if (!known) {
      operation.addParametersItem(parameter);
    }
  }

  Set<String> operations() {
    return targets.stream().map(Target::id).collect(Collectors.toCollection(TreeSet::new));
  }

  Request request(int number) {
    return new Draft(number).request();
  }

  /** A request being built. */
  private final class Draft {
    private final int number;
    private final Random random;
    private final Target target;

    /** How often a value is not what the contract asks for. */
    private final double hostility;

    private final Map<String, List<String>> headers = new LinkedHashMap<>();

    Draft(int number) {
      this.number = number;
      // Of adjacent seeds a Random's first numbers are alike: some operations would never be drawn.
      random = new Random(new SplittableRandom(seed * 1_000_003L + number).nextLong());
      target = targets.get(random.nextInt(targets.size()));
      hostility = chance(0.2) ? 0 : chance(0.5) ? 0.15 : 0.5;
    }

    Request request() {
      String method = target.method();
      boolean usual = true;
      if (hostile(0.06)) {
        method = any(List.of("GET", "PUT", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS"));
        usual = method.equals(target.method());
      }
      StringBuilder path = new StringBuilder();
      for (String part : target.path().substring(1).split("/")) {
        boolean asked = part.startsWith("{");
        boolean tricked = hostile(asked ? 0.5 : 0.01);
        usual &= !tricked;
        path.append('/')
            .append(tricked ? hostilePathPart() : asked ? encoded(pathValue(part), false) : part);
      }
      String query = query();
      header("X-Forwarded-For", hostile(0.05) ? headerText() : "203.0.113." + random.nextInt(256));
      if (hostile(0.05)) {
        header("X-Forwarded-Proto", any(List.of("https", "http", "gopher", "https,http")));
      }
      if (hostile(0.1)) {
        header(
            any(
                List.of(
                    "Origin",
                    "Sec-Fetch-Site",
                    "Accept",
                    "X-Request-Id",
                    "Range",
                    "If-None-Match")),
            headerText());
      }
      if (hostile(0.05)) {
        header(
            "Accept",
            any(List.of("application/xml", "text/csv", "*/*;q=2", "a", "application/json;q=0")));
      }
      if (hostile(0.04)) {
        header(
            "Origin",
            any(List.of("null", "https://evil.example", "://", "http://", "https://[::1")));
      }
      if (target.path().startsWith("/auth/refresh") || hostile(0.03)) {
        header("Cookie", world.cookie() + "=" + (chance(0.5) ? "A".repeat(43) : headerText()));
      }
      String caller = any(world.callers());
      if (hostile(0.06)) {
        caller = "stranger";
        header(
            "Authorization",
            any(
                List.of(
                    "Bearer",
                    "Bearer ",
                    "Bearer x.y.z",
                    "Bearer eyJhbGciOiJub25lIn0.e30.",
                    "Bearer " + "a".repeat(3000),
                    "Basic !!!",
                    "Basic " + base64("a:b"),
                    "Digest username=\"a\"",
                    headerText())));
      }
      byte[] body = body();
      Sending sending = Sending.WHOLE;
      if (body.length > 0 && hostile(0.1)) {
        sending = chance(0.8) ? Sending.CHUNKED : Sending.CUT_SHORT;
      }
      return new Request(
          number,
          target.id(),
          target.path(),
          caller,
          method,
          path + query,
          headers,
          body,
          sending,
          usual);
    }

    private String query() {
      List<String> parts = new ArrayList<>();
      for (Parameter parameter : parameters("query")) {
        boolean needed = Boolean.TRUE.equals(parameter.getRequired());
        if (!(needed ? !hostile(0.1) : chance(0.3))) {
          continue;
        }
        String value =
            hostile(0.4) ? hostileText() : queryValue(parameter.getName(), parameter.getSchema());
        String name = encoded(parameter.getName(), true);
        parts.add(name + "=" + encoded(value, true));
        if (hostile(0.03)) {
          parts.add(name + "=" + encoded(hostileText(), true));
        }
      }
      if (hostile(0.05)) {
        parts.add(
            any(
                List.of(
                    "unknown=1", "role=ADMIN", "%00=1", "=", "&&", "a", "%zz=%zz", "from[]=1")));
      }
      return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private List<Parameter> parameters(String in) {
      List<Parameter> all = target.operation().getParameters();
      return all == null
          ? List.of()
          : all.stream().filter(each -> each.getIn().equals(in)).toList();
    }

    private String pathValue(String part) {
      String name = part.substring(1, part.length() - 1);
      if (name.equals("id")) {
        String what = target.path().substring(1, target.path().indexOf("/{"));
        return chance(0.85)
            ? any(world.ids().getOrDefault(what, List.of(NOBODY.toString())))
            : NOBODY.toString();
      }
      return parameters("path").stream()
          .filter(each -> each.getName().equals(name))
          .findFirst()
          .map(each -> queryValue(name, each.getSchema()))
          .orElse("x");
    }

    private String queryValue(String name, Schema<?> schema) {
      switch (name) {
        case "from":
          return DAY.toString();
        case "to":
          return DAY.plus(Duration.ofDays(1 + random.nextInt(3))).toString();
        case "cursor":
          String cursor = any(world.cursors());
          return chance(0.5) ? cursor : spoiled(cursor);
        case "identifier":
          return "urn:fuzz|" + random.nextInt(20);
        default:
          return any(world.ids().getOrDefault(name, List.of(valid(name, schema))));
      }
    }

    /** One letter changed: still base64, but not what the server issued. */
    private String spoiled(String text) {
      if (text.isEmpty()) {
        return text;
      }
      int at = random.nextInt(text.length());
      return text.substring(0, at) + (char) ('A' + random.nextInt(26)) + text.substring(at + 1);
    }

    private byte[] body() {
      for (Parameter parameter : parameters("header")) {
        if (parameter.getName().equals("If-Match")) {
          if (!hostile(0.2)) {
            header("If-Match", hostile(0.5) ? any(VERSIONS) : "\"" + random.nextInt(4) + "\"");
          }
        } else if (parameter.getName().equals("Idempotency-Key") && chance(0.5)) {
          header(
              "Idempotency-Key",
              hostile(0.3)
                  ? any(List.of("", " ", "x".repeat(201), headerText()))
                  : "fuzz-" + seed + "-" + random.nextInt(200));
        }
      }
      if (target.operation().getRequestBody() == null) {
        if (!hostile(target.method().equals("POST") ? 0.1 : 0.01)) {
          return new byte[0];
        }
        header("Content-Type", "application/json");
        return bytes(any(DOCUMENTS));
      }
      List<String> types = List.copyOf(target.operation().getRequestBody().getContent().keySet());
      String type = any(types);
      header("Content-Type", hostile(0.06) ? any(TYPES) : type);
      if (hostile(0.02)) {
        headers.remove("Content-Type");
      }
      if (hostile(0.01)) {
        return bytes("{\"reason\":\"" + "x".repeat(70_000) + "\"}");
      }
      if (hostile(0.12)) {
        return bytes(any(DOCUMENTS));
      }
      if (type.startsWith("image/")) {
        return picture();
      }
      if (type.equals("text/csv")) {
        return table();
      }
      Schema<?> schema = target.operation().getRequestBody().getContent().get(type).getSchema();
      if (type.contains("form")) {
        if (chance(0.5)) {
          header("Authorization", "Basic " + base64(NOBODY + ":" + hostileText()));
        }
        return bytes(
            "grant_type=" + (hostile(0.3) ? encoded(hostileText(), true) : "client_credentials"));
      }
      byte[] document = bytes(object(schema, 0));
      if (hostile(0.03)) {
        document[random.nextInt(document.length)] = (byte) random.nextInt(256);
      }
      if (hostile(0.03)) {
        return java.util.Arrays.copyOf(document, random.nextInt(document.length));
      }
      return hostile(0.01)
          ? new String(document, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16)
          : document;
    }

    /**
     * Departments, doctors and hours under names of its own, so that it only adds to the directory.
     */
    private byte[] table() {
      String separator = any(List.of(",", ";"));
      List<String> columns = List.of("department", "doctor", "weekday", "from", "to");
      StringBuilder table = new StringBuilder(hostile(0.1) ? hostileText() : "");
      table.append(hostile(0.1) ? hostileText() : String.join(separator, columns)).append("\r\n");
      for (int line = random.nextInt(4); line >= 0; line--) {
        List<String> cells = new ArrayList<>();
        cells.add("Fuzz " + seed + " " + random.nextInt(20));
        cells.add(chance(0.8) ? "Dr Fuzz " + random.nextInt(1000) : "");
        cells.add(any(List.of("Mo", "tue", "Mittwoch", "4", "8", "")));
        cells.add(any(List.of("08:00", "8:00", "23:00", "24:00", "")));
        cells.add(any(List.of("12:00", "06:00", "24:00", "12:03", "")));
        if (hostile(0.4)) {
          cells.set(random.nextInt(cells.size()), hostileText());
        }
        table.append(String.join(separator, cells)).append(any(List.of("\r\n", "\n", "")));
      }
      byte[] bytes = bytes(table.toString());
      if (hostile(0.05)) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      return bytes;
    }

    private byte[] picture() {
      byte[] picture = PIXEL.clone();
      if (hostile(0.5)) {
        for (int i = 0; i < 4; i++) {
          picture[random.nextInt(picture.length)] = (byte) random.nextInt(256);
        }
      }
      return picture;
    }

    private String object(Schema<?> schema, int depth) {
      List<String> fields = new ArrayList<>();
      Instant start = DAY.plus(Duration.ofMinutes(30L * random.nextInt(48 * 300)));
      List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
      if (schema.getProperties() == null) {
        return "{}";
      }
      Map<String, Schema<?>> properties = new LinkedHashMap<>();
      schema.getProperties().forEach((name, property) -> properties.put(name, property));
      if (properties.containsKey("patientId") && properties.containsKey("patient")) {
        // Only one of the two may identify the patient, and likewise the doctor.
        properties.remove(chance(0.8) ? "patient" : "patientId");
        properties.remove(chance(0.9) ? "doctor" : "doctorId");
      }
      properties.forEach(
          (name, property) -> {
            boolean present =
                required.contains(name)
                    ? !hostile(0.1)
                    : chance(Set.of("doctorId", "patientId").contains(name) ? 0.9 : 0.35);
            if (!present) {
              return;
            }
            String value =
                switch (name) {
                  case "start" -> quoted(start.toString());
                  case "end" -> quoted(start.plusSeconds(1800).toString());
                  default -> json(name, property, depth + 1);
                };
            if (hostile(0.3)) {
              value = chance(0.6) ? quoted(hostileText()) : any(JSON);
            }
            fields.add(quoted(name) + ":" + value);
            if (hostile(0.02)) {
              fields.add(quoted(name) + ":" + quoted("again"));
            }
          });
      if (hostile(0.06)) {
        fields.add(
            any(
                List.of(
                    "\"role\":\"ADMIN\"",
                    "\"id\":\"" + NOBODY + "\"",
                    "\"version\":0",
                    "\"status\":\"fulfilled\"",
                    "\"__proto__\":{\"role\":\"ADMIN\"}",
                    "\"\":1",
                    quoted(hostileText()) + ":1")));
      }
      return "{" + String.join(",", fields) + "}";
    }

    private String json(String name, Schema<?> schema, int depth) {
      if (schema == null || depth > SCHEMA_DEPTH) {
        return "null";
      }
      if (Boolean.TRUE.equals(schema.getNullable()) && chance(0.2)) {
        return "null";
      }
      if (schema.getProperties() != null) {
        return object(schema, depth);
      }
      String type = schema.getType() == null ? "string" : schema.getType();
      return switch (type) {
        case "array" -> {
          List<String> items = new ArrayList<>();
          for (int i = random.nextInt(3); i > 0; i--) {
            items.add(json(name, schema.getItems(), depth + 1));
          }
          yield "[" + String.join(",", items) + "]";
        }
        case "boolean", "integer", "number" -> valid(name, schema);
        case "object" -> "{}";
        default -> quoted(any(world.ids().getOrDefault(name, List.of(valid(name, schema)))));
      };
    }

    /**
     * A value as the contract asks for it, often the smallest or largest, and sometimes one beyond.
     */
    private String valid(String name, Schema<?> schema) {
      if (schema == null) {
        return "x";
      }
      if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
        return String.valueOf(schema.getEnum().get(random.nextInt(schema.getEnum().size())));
      }
      if ("boolean".equals(schema.getType())) {
        return Boolean.toString(random.nextBoolean());
      }
      if ("integer".equals(schema.getType())) {
        int least = schema.getMinimum() == null ? 0 : schema.getMinimum().intValue();
        int most = schema.getMaximum() == null ? 100 : schema.getMaximum().intValue();
        return Integer.toString(
            hostile(0.3)
                ? any(List.of(least - 1, most + 1, Integer.MAX_VALUE))
                : any(List.of(least, most, least + random.nextInt(most - least + 1))));
      }
      if ("date-time".equals(schema.getFormat())) {
        return DAY.plus(Duration.ofMinutes(5L * random.nextInt(100_000))).toString();
      }
      if ("date".equals(schema.getFormat())) {
        return "19" + (10 + random.nextInt(90)) + "-02-2" + random.nextInt(9);
      }
      if ("uuid".equals(schema.getFormat())) {
        return NOBODY.toString();
      }
      return switch (name) {
        case "password", "currentPassword", "newPassword" ->
            chance(0.7) ? world.password() : "another long and quiet word";
        case "email" -> "fuzz-" + seed + "-" + number + "@hospital.test";
        case "colour" -> "#2563eb";
        case "from" -> "08:00";
        case "code", "totp" -> "%06d".formatted(random.nextInt(1_000_000));
        case "system" -> "urn:fuzz";
        case "value" -> Integer.toString(random.nextInt(20));
        case "status" -> any(List.of("booked", "booked,arrived", "cancelled"));
        case "file" -> any(List.of("docs.css", "docs.html", "none.css"));
        default -> edge(name, schema);
      };
    }

    /** Of the shortest or greatest length, or one longer. */
    private String edge(String name, Schema<?> schema) {
      String usual = "Fuzz " + name + " " + seed + "-" + number;
      if (!hostile(0.3) || schema.getMaxLength() == null || schema.getMaxLength() > 5000) {
        return usual;
      }
      return any(
          List.of(
              "x".repeat(schema.getMaxLength()),
              "\u00e9".repeat(schema.getMaxLength()),
              "\ud83d\ude00".repeat(schema.getMaxLength() / 2),
              "x".repeat(schema.getMaxLength() + 1)));
    }

    private String hostilePathPart() {
      return chance(0.3) ? any(PATH_TRICKS) : encoded(hostileText(), false);
    }

    /** No NUL and no line break: they would end the header. */
    private String headerText() {
      String text = hostileText().replaceAll("[\\x00-\\x1f\\x7f]", "");
      if (chance(0.8)) {
        // Other characters are mostly refused before the application sees them.
        return text.replaceAll("[^ -~]", "?");
      }
      return new String(bytes(text), StandardCharsets.ISO_8859_1);
    }

    private String hostileText() {
      return any(TEXTS);
    }

    private void header(String name, String value) {
      headers.put(name, List.of(value));
    }

    private boolean chance(double probability) {
      return random.nextDouble() < probability;
    }

    /** Like {@link #chance}, in a request that is meant to be hostile. */
    private boolean hostile(double probability) {
      return random.nextDouble() < probability * hostility * 2;
    }

    private <T> T any(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }

    private String quoted(String text) {
      StringBuilder json = new StringBuilder("\"");
      boolean escape = random.nextBoolean();
      for (char letter : text.toCharArray()) {
        if (letter == '"' || letter == '\\') {
          json.append('\\').append(letter);
        } else if (letter < ' ' || escape && letter > 126) {
          json.append("\\u%04x".formatted((int) letter));
        } else {
          json.append(letter);
        }
      }
      return json.append('"').toString();
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(bytes(text));
  }

  private static String encoded(String text, boolean query) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : bytes(text)) {
      char letter = (char) (each & 0xff);
      boolean plain =
          letter >= 'a' && letter <= 'z'
              || letter >= 'A' && letter <= 'Z'
              || letter >= '0' && letter <= '9'
              || "-._~".indexOf(letter) >= 0
              || query && ":,".indexOf(letter) >= 0;
      encoded.append(plain ? String.valueOf(letter) : "%%%02X".formatted((int) letter));
    }
    return encoded.toString();
  }

  /** UTF-8 including unpaired surrogates, which broken programs send. */
  private static byte[] bytes(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (point >= 0xd800 && point <= 0xdfff) {
        out.write(0xe0 | point >> 12);
        out.write(0x80 | point >> 6 & 0x3f);
        out.write(0x80 | point & 0x3f);
      } else {
        out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }
}
