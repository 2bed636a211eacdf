package org.hospitalscheduling.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Patients who do not exist, with names from many countries and contact data that reaches nobody.
 */
final class Names {

  /** Numbers that the German regulator reserves for films: a thousand in each of five cities. */
  private static final List<String> FREE_NUMBERS =
      List.of("+49 30 23125 ", "+49 69 90009 ", "+49 40 66969 ", "+49 221 4710 ", "+49 89 99998 ");

  private static final int FIRST_MRN = 100_000;
  private static final int MRNS = 899_981;

  private final List<Origin> origins;

  private record Origin(List<String> families, List<String> women, List<String> men) {}

  /** A person's master data; {@code null} is unknown. */
  record Person(
      String mrn,
      String name,
      boolean woman,
      LocalDate birthDate,
      @Nullable String email,
      @Nullable String phone) {}

  private Names(List<Origin> origins) {
    this.origins = origins;
  }

  static Names read() {
    try (InputStream in = Names.class.getResourceAsStream("names.txt")) {
      List<Origin> origins = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.startsWith("#")) {
          String[] parts = line.split("\\|");
          origins.add(new Origin(words(parts[0]), words(parts[1]), words(parts[2])));
        }
      }
      return new Names(origins);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The person of this number, with their age on this day. */
  Person person(int number, long seed, LocalDate today) {
    Draw draw = Draw.of(seed, 'p', number);
    // The first line is the country the demonstration is set in: every third name is from there.
    Origin origin = draw.chance(0.33) ? origins.get(0) : draw.oneOf(origins);
    boolean woman = draw.chance(0.54);
    String given = draw.oneOf(woman ? origin.women : origin.men);
    String family = draw.oneOf(origin.families);
    int age = age(draw);
    LocalDate birthDate = today.minusYears(age).minusDays(draw.between(1, 364));
    int mrn = FIRST_MRN + (int) ((4_882L + number * 7_919L) % MRNS);
    boolean reachable = age >= 18 && draw.chance(age < 75 ? 0.85 : 0.35);
    String email =
        reachable ? ascii(given) + "." + ascii(family) + "." + mrn + "@example.org" : null;
    int free = number % (FREE_NUMBERS.size() * 1000);
    String phone =
        draw.chance(0.93) ? FREE_NUMBERS.get(free / 1000) + "%03d".formatted(free % 1000) : null;
    return new Person(Integer.toString(mrn), family + ", " + given, woman, birthDate, email, phone);
  }

  /** Hospitals see the very young and the old more often than their share of the population. */
  private static int age(Draw draw) {
    double group = draw.fraction();
    return group < 0.08
        ? draw.between(0, 5)
        : group < 0.18
            ? draw.between(6, 17)
            : group < 0.50
                ? draw.between(18, 49)
                : group < 0.80 ? draw.between(50, 74) : draw.between(75, 97);
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split(" "));
  }

  private static String ascii(String name) {
    String plain =
        name.toLowerCase(Locale.ROOT)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss")
            .replace("ø", "oe")
            .replace("ł", "l")
            .replace("ı", "i");
    return Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("[^a-z-]", "");
  }
}
