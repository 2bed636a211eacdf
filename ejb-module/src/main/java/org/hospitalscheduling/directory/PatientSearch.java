package org.hospitalscheduling.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalscheduling.shared.PartialDate;
import org.hospitalscheduling.shared.SearchWords;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.shared.Text;
import org.hospitalscheduling.shared.TypedDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed to find a patient: words of the name in any order, each perhaps only begun,
 * the MRN or its beginning with or without its blanks, the birth date or a part of it, or several
 * of these.
 *
 * <p>Patients are found by one column of words, {@code patient.search}, of which {@link #words}
 * makes the content.
 */
public final class PatientSearch {

  /** Words of fewer letters begin too many others to be looked for in an index. */
  private static final int TELLING = 3;

  /** Six digits, or four that are no year. */
  private static final Pattern NUMBER = Pattern.compile("\\d{6}|^\\D*(?!18|19|20)\\d{4}");

  /**
   * What a patient has to have one word of.
   *
   * @param beginnings of words
   * @param wholes whole words
   */
  private record Term(List<String> beginnings, List<String> wholes) {

    static Term of(String word) {
      return new Term(List.of(word), List.of());
    }

    /** Who is born then; or who is known to be born in that year or month, and no more. */
    static Term of(List<PartialDate> days) {
      Set<String> wholes = new LinkedHashSet<>();
      for (PartialDate day : days) {
        String text = day.text();
        for (int end = text.lastIndexOf('-'); end > 0; end = text.lastIndexOf('-', end - 1)) {
          wholes.add(text.substring(0, end));
        }
      }
      return new Term(days.stream().map(PartialDate::text).toList(), List.copyOf(wholes));
    }

    boolean isTelling() {
      return Text.length(beginnings.get(0)) >= TELLING;
    }

    /** Words have letters, digits and symbols, and dates hyphens: nothing has to be escaped. */
    String query() {
      return Stream.concat(
              beginnings.stream().map(each -> quoted(each) + ":*"),
              wholes.stream().map(PatientSearch::quoted))
          .collect(Collectors.joining(" | ", "(", ")"));
    }
  }

  /** Words and dates that all have to fit. */
  private record Reading(List<Term> terms) {

    static Reading of(List<String> words) {
      return new Reading(words.stream().map(Term::of).toList());
    }

    /** Without the words that begin too many others, unless there is nothing else. */
    Reading telling() {
      List<Term> telling = terms.stream().filter(Term::isTelling).toList();
      if (telling.isEmpty()) {
        // One digit or two begin nearly everybody's date of birth.
        telling = terms.stream().filter(term -> !hasDigit(term.beginnings())).toList();
      }
      return telling.isEmpty() ? this : new Reading(telling);
    }

    String query() {
      return terms.stream().map(Term::query).collect(Collectors.joining(" & ", "(", ")"));
    }
  }

  private final List<Reading> readings;
  private final List<String> all;
  private final boolean similar;

  private PatientSearch(List<Reading> readings, List<String> all, boolean similar) {
    this.readings = readings;
    this.all = all;
    this.similar = similar;
  }

  /** Reads what was typed. */
  public static PatientSearch of(String typed) {
    List<String> all = SearchWords.typed(typed);
    List<Reading> readings = new ArrayList<>();
    Optional<TypedDate> date = TypedDate.in(typed);
    date.ifPresent(
        found -> {
          List<Term> terms = new ArrayList<>();
          SearchWords.typed(found.rest()).forEach(word -> terms.add(Term.of(word)));
          terms.add(Term.of(found.days()));
          readings.add(new Reading(terms));
        });
    if (!all.isEmpty() && (date.isEmpty() || date.get().mayBeName())) {
      readings.add(Reading.of(all));
    }
    if (hasDigit(all) && (date.isPresent() || all.size() > 1)) {
      // An MRN in groups.
      readings.add(Reading.of(List.of(whole(all))));
    }
    return new PatientSearch(readings, all, false);
  }

  /**
   * The words by which a patient is found, for {@code patient.search}.
   *
   * @param mrns the patient's own, and those of records that were merged into theirs
   */
  public static String words(
      String name, Collection<String> mrns, @Nullable PartialDate birthDate) {
    Set<String> words = new LinkedHashSet<>(SearchWords.ofName(name));
    mrns.forEach(mrn -> words.addAll(SearchWords.ofNumber(mrn)));
    if (birthDate != null) {
      words.add(birthDate.text());
    }
    return String.join(" ", words);
  }

  /** Whether nothing was typed by which anybody could be found. */
  public boolean isEmpty() {
    return readings.isEmpty();
  }

  /** Whether what was typed leads to so few patients that they may be collected. */
  public boolean isTelling() {
    return !isEmpty()
        && readings.stream().allMatch(each -> each.terms().stream().anyMatch(Term::isTelling));
  }

  /**
   * Adds the condition that a patient who was found otherwise fits; nobody does if there is nothing
   * to fit.
   *
   * @param before what comes before the condition: AND, OR
   * @param alias of the table, whose row may be missing
   */
  public SqlQuery addFits(SqlQuery query, String before, String alias) {
    String words = "(' ' || " + alias + ".search || ' ') LIKE :";
    StringJoiner any =
        new StringJoiner(" OR ", before + " (", ")").setEmptyValue(before + " false");
    int number = 0;
    for (Reading reading : readings) {
      StringJoiner every = new StringJoiner(" AND ", "(", ")");
      for (Term term : reading.terms()) {
        StringJoiner one = new StringJoiner(" OR ", "(", ")");
        for (String each : term.beginnings()) {
          one.add(words + "fits" + number);
          query.set("fits" + number++, "% " + SqlQuery.literally(each) + "%");
        }
        for (String each : term.wholes()) {
          one.add(words + "fits" + number);
          query.set("fits" + number++, "% " + SqlQuery.literally(each) + " %");
        }
        every.add(one.toString());
      }
      any.add(every.toString());
    }
    return query.add(any.toString());
  }

  /**
   * Adds the condition by which an index finds the patients who fit.
   *
   * @param alias of the table
   */
  public SqlQuery addFound(SqlQuery query, String alias) {
    query
        .add(
            "AND array_to_tsvector(string_to_array("
                + alias
                + ".search, ' ')) @@ CAST(:found AS tsquery)")
        .set(
            "found",
            readings.stream()
                .map(each -> each.telling().query())
                .collect(Collectors.joining(" | ")));
    return readings.stream().allMatch(each -> each.telling().equals(each))
        ? query
        : addFits(query, "AND", alias);
  }

  /** The condition that the MRN is what was typed, all of it; see {@link #mrn}. */
  static String hasMrn(String alias) {
    return "array_to_tsvector(string_to_array("
        + alias
        + ".search, ' ')) @@ CAST(:whole AS tsquery)";
  }

  /** What the MRN is if it is what was typed; empty if that has no digit, and so may be a name. */
  Optional<String> mrn() {
    return hasDigit(all) ? Optional.of(quoted(whole(all))) : Optional.empty();
  }

  /** The word with which the names of the best begin; empty if none was typed. */
  Optional<String> firstWord() {
    return similar
        ? Optional.empty()
        : readings.stream().findFirst().map(each -> each.terms().get(0).beginnings().get(0));
  }

  /** Whether few can fit: a whole birth date was typed, or most of a number. */
  boolean isNarrow() {
    return !isEmpty()
        && readings.stream()
            .allMatch(
                each ->
                    each.terms().stream()
                        .anyMatch(
                            term ->
                                term.wholes().size() > 1
                                    || NUMBER.matcher(term.beginnings().get(0)).find()));
  }

  /** Whether there are only words of which each has to begin a word of a name. */
  boolean isOfWords() {
    return readings.size() == 1 && !hasDigit(all) && !similar;
  }

  /**
   * The words in which there may be a slip: no numbers, and long enough to be known by the rest.
   */
  Set<String> slips() {
    return readings.stream()
        .flatMap(each -> each.terms().stream())
        .filter(Term::isTelling)
        .flatMap(term -> term.beginnings().stream())
        .filter(word -> !hasDigit(List.of(word)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The same, where some words may also be others that are like them.
   *
   * @param alike whole words, by what was typed
   */
  PatientSearch orSimilar(Map<String, ? extends Collection<String>> alike) {
    List<Reading> wider = new ArrayList<>();
    for (Reading reading : readings) {
      List<Term> terms = new ArrayList<>();
      for (Term term : reading.terms()) {
        Collection<String> others = alike.get(term.beginnings().get(0));
        terms.add(others == null ? term : new Term(term.beginnings(), List.copyOf(others)));
      }
      wider.add(new Reading(terms));
    }
    return new PatientSearch(wider, all, true);
  }

  private static String quoted(String word) {
    return "'" + word + "'";
  }

  private static String whole(List<String> words) {
    return SearchWords.typed(String.join("", words)).get(0);
  }

  private static boolean hasDigit(List<String> words) {
    return words.stream().anyMatch(word -> word.codePoints().anyMatch(Character::isDigit));
  }
}
