package org.hospitalscheduling.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date somewhere in what somebody typed, as the app shows dates in either language, as computers
 * write them, or in digits alone; the day comes before the month. It may be a month.
 *
 * @param days what it may be: of two digits for the year there are two
 * @param rest what else was typed
 * @param mayBeName whether what was read as a month may be a name: Jan 1979
 */
public record TypedDate(List<PartialDate> days, String rest, boolean mayBeName) {

  /** Not after a part of what would be another date. */
  private static final String FROM = "(?<![\\p{L}\\p{N}]|\\d[-./]|\\d[-./] )";

  private static final String TO = "(?![\\p{L}\\p{N}])";

  private static final List<Pattern> FORMS =
      List.of(
          form("(?<y>\\d{4})[-./](?<m>\\d{1,2})[-./](?<d>\\d{1,2})"),
          form("(?<d>\\d{1,2}) ?[-./] ?(?<m>\\d{1,2}) ?[-./] ?(?<y>\\d{4}|\\d{2})"),
          form("(?<d>\\d{1,2})(?:\\.|st|nd|rd|th)? ?(?<name>\\p{L}{3,})[.,]* ?(?<y>\\d{4})"),
          form("(?<name>\\p{L}{3,})\\.? (?<d>\\d{1,2})(?:st|nd|rd|th)?,? (?<y>\\d{4})"),
          form("(?<d>\\d{2})(?<m>\\d{2})(?<y>(?:18|19|20)\\d{2})"),
          form("(?<y>(?:18|19|20)\\d{2})(?<m>\\d{2})(?<d>\\d{2})"),
          form("(?<y>\\d{4})[-./](?<m>\\d{1,2})"),
          form("(?<m>\\d{1,2}) ?[-./] ?(?<y>\\d{4})"),
          form("(?<name>\\p{L}{3,})[.,]* (?<y>\\d{4})"));

  /** The months from January in English and German, as they are folded. */
  private static final List<List<String>> MONTHS =
      List.of(
          List.of("january", "januar", "janner", "jaenner"),
          List.of("february", "februar"),
          List.of("march", "marz", "maerz", "mrz"),
          List.of("april"),
          List.of("may", "mai"),
          List.of("june", "juni"),
          List.of("july", "juli"),
          List.of("august"),
          List.of("september"),
          List.of("october", "oktober"),
          List.of("november"),
          List.of("december", "dezember"));

  /**
   * Finds the date.
   *
   * @param typed as somebody typed it
   */
  public static Optional<TypedDate> in(String typed) {
    String text = SearchWords.folded(typed);
    for (Pattern form : FORMS) {
      Matcher found = form.matcher(text);
      if (found.find()) {
        boolean named = form.pattern().contains("<name>");
        int month = named ? month(found.group("name")) : Integer.parseInt(found.group("m"));
        boolean whole = form.pattern().contains("<d>");
        String day = whole ? "-%02d".formatted(Integer.parseInt(found.group("d"))) : "";
        List<PartialDate> days = new ArrayList<>();
        for (String year : years(found.group("y"))) {
          PartialDate.parse(year + "-%02d".formatted(month) + day).ifPresent(days::add);
        }
        if (!days.isEmpty()) {
          String rest = text.substring(0, found.start()) + " " + text.substring(found.end());
          return Optional.of(new TypedDate(days, rest.strip(), named && !whole));
        }
      }
    }
    return Optional.empty();
  }

  private static Pattern form(String pattern) {
    return Pattern.compile(FROM + pattern + TO);
  }

  private static List<String> years(String digits) {
    return digits.length() == 2 ? List.of("19" + digits, "20" + digits) : List.of(digits);
  }

  /** From 1; 0 if it is none. */
  private static int month(String name) {
    for (int month = 0; month < MONTHS.size(); month++) {
      if (MONTHS.get(month).stream().anyMatch(each -> each.startsWith(name))) {
        return month + 1;
      }
    }
    return 0;
  }
}
