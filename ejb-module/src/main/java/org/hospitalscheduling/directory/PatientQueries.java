package org.hospitalscheduling.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.confidentiality.ClosedPatients;
import org.hospitalscheduling.shared.Cursor;
import org.hospitalscheduling.shared.Folding;
import org.hospitalscheduling.shared.Page;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * Finds patients by what people type, among a million in a few milliseconds.
 *
 * <p>Many who fit are soon met when patients are read in their order; few are found by the index of
 * words. Which of the two it is shows after a few thousand rows: what the planner expects of words
 * and their beginnings was wrong by a factor of a hundred, and it chose the slower way.
 */
@ApplicationScoped
class PatientQueries {

  /** How many are read in order before the index is asked; some ten milliseconds. */
  private static final int READ_IN_ORDER = 3_000;

  /** How many known words are looked at for one that was typed. */
  private static final int MOST_ALIKE = 60;

  /** By what patients are in order: their first words. An index is by the same expression. */
  private static final String PLACE = "left(p.search, 100)";

  private static final String SELECT =
      """
      SELECT p.*, NULLIF(ARRAY(SELECT ARRAY[system, value] FROM identifier WHERE patient_id = p.id
                               ORDER BY system, value), '{}') AS identifiers
      FROM (
      """;

  private static final String IDENTIFIED =
      "AND p.id IN (SELECT patient_id FROM identifier WHERE folded = ANY (:folded) AND patient_id IS NOT NULL)";

  @PersistenceContext private EntityManager em;

  @Inject private ClosedPatients closed;

  /** How well somebody fits: the MRN is what was typed; the name begins with it; or something. */
  private enum Rank {
    MRN,
    BEGINNING,
    OTHERS
  }

  private record Found(Rank rank, String place, PatientView view) {}

  /** Where the page before ended. */
  private record After(Rank rank, String place, UUID id) {

    static After decode(String cursor) {
      Cursor parts = Cursor.decode(cursor, 3);
      return Arrays.stream(Rank.values())
          .filter(each -> each.name().equals(parts.text(0)))
          .findFirst()
          .map(rank -> new After(rank, parts.text(1), parts.uuid(2)))
          .orElseThrow(Cursor::broken);
    }
  }

  private record Asked(
      PatientSearch search,
      String text,
      Optional<List<String>> identifier,
      int rows,
      Optional<After> after) {

    boolean isPast(Rank rank) {
      return after.filter(each -> each.rank().compareTo(rank) > 0).isPresent();
    }

    /** The condition that the MRN is what was typed, all of it. */
    String isTheirs(SqlQuery query) {
      query.set("mrnKey", Folding.key(text));
      search.mrn().ifPresent(mrn -> query.set("whole", mrn));
      return search.mrn().isEmpty()
          ? "p.mrn_key = :mrnKey"
          : "(p.mrn_key = :mrnKey OR " + PatientSearch.hasMrn("p") + ")";
    }

    String beginning(SqlQuery query) {
      return search
          .firstWord()
          .map(
              word -> {
                query.set("beginning", SqlQuery.literally(word) + "%");
                return PLACE + " LIKE :beginning";
              })
          .orElse("false");
    }

    void addAfter(SqlQuery query, Rank rank) {
      after
          .filter(each -> each.rank() == rank)
          .ifPresent(
              each ->
                  query
                      .add("AND (" + PLACE + ", p.id) > (:afterPlace, :afterId)")
                      .set("afterPlace", each.place())
                      .set("afterId", each.id()));
    }
  }

  /**
   * A page of patients, best match first: MRN equal to the text, then name beginning with its first
   * word, then by name.
   *
   * @param text see {@link PatientSearch}; blank for all patients
   */
  Page<PatientView> search(
      String text, Optional<List<String>> identifier, int limit, Optional<String> cursor) {
    Asked asked =
        new Asked(PatientSearch.of(text), text, identifier, limit + 1, cursor.map(After::decode));
    return Page.of(
            found(asked), limit, last -> Cursor.encode(last.rank(), last.place(), last.view().id()))
        .map(Found::view);
  }

  /**
   * Patients whose names are like those in the text: some of its words with a slip or two. To be
   * asked where {@link #search} finds nobody.
   */
  List<PatientView> similar(String text, int limit) {
    PatientSearch search = PatientSearch.of(text);
    Map<String, List<String>> alike = new HashMap<>();
    // Until the transaction ends. Of a short word with a slip hardly more is left than that.
    new SqlQuery("SELECT set_config('pg_trgm.similarity_threshold', '0.25', true)")
        .first(em, row -> true);
    new SqlQuery(
            """
            SELECT typed, word FROM unnest(:typed) AS typed
            CROSS JOIN LATERAL (
              SELECT word FROM patient_word WHERE word % typed
              ORDER BY similarity(word, typed) DESC, word LIMIT :most) AS known
            """)
        .setTexts("typed", search.slips())
        .set("most", MOST_ALIKE)
        .list(
            em,
            row ->
                alike
                    .computeIfAbsent(row.getString("typed"), each -> new ArrayList<>())
                    .add(row.getString("word")));
    alike.replaceAll(SlipPolicy::meant);
    alike.values().removeIf(List::isEmpty);
    if (alike.isEmpty()) {
      return List.of();
    }
    Asked asked =
        new Asked(search.orSimilar(alike), text, Optional.empty(), limit, Optional.empty());
    return found(asked).stream().map(Found::view).toList();
  }

  private List<Found> found(Asked asked) {
    if (asked.text().isBlank() && asked.identifier().isEmpty()) {
      return inOrder(asked, Rank.OTHERS, asked.rows());
    }
    List<Found> found = new ArrayList<>();
    if (!asked.isPast(Rank.MRN)) {
      found.addAll(byMrn(asked));
    }
    int missing = asked.rows() - found.size();
    if (missing > 0 && mayFit(asked)) {
      found.addAll(metInOrder(asked, missing).orElseGet(() -> byIndex(asked, missing)));
    }
    return found;
  }

  /** Whether anybody may fit: nobody does if a word begins no word that is known. */
  private boolean mayFit(Asked asked) {
    if (!asked.search().isOfWords() || asked.search().slips().isEmpty()) {
      return !asked.search().isEmpty() || asked.text().isBlank();
    }
    return !new SqlQuery(
            """
            SELECT FROM unnest(:typed) AS typed
            WHERE NOT EXISTS (SELECT FROM patient_word WHERE word >= typed AND word < typed || :last)
            """)
        .setTexts("typed", asked.search().slips())
        .set("last", Character.toString(Character.MAX_CODE_POINT))
        .exists(em);
  }

  private List<Found> byMrn(Asked asked) {
    SqlQuery query =
        new SqlQuery(SELECT)
            // The place is repeated by the way to the next page, and names the patient.
            .add("SELECT p.*, CASE WHEN p.id = ANY (:closed) THEN '' ELSE " + PLACE)
            .add("END AS place, 0 AS rank FROM patient p")
            .setIds("closed", closed.ids());
    query.add("WHERE p.merged_into IS NULL AND " + asked.isTheirs(query));
    asked.identifier().ifPresent(known -> query.add(IDENTIFIED).setTexts("folded", known));
    asked.addAfter(query, Rank.MRN);
    return read(query.add("ORDER BY place, p.id"), asked.rows());
  }

  /** Those who are met while patients are read in their order; empty if they are too few. */
  private Optional<List<Found>> metInOrder(Asked asked, int rows) {
    if (asked.identifier().isPresent() || asked.search().isNarrow()) {
      return Optional.empty();
    }
    List<Found> met = new ArrayList<>();
    if (asked.search().firstWord().isPresent() && !asked.isPast(Rank.BEGINNING)) {
      met.addAll(inOrder(asked, Rank.BEGINNING, rows));
      if (met.size() < rows && hasMoreToRead(asked)) {
        return Optional.empty();
      }
    }
    if (met.size() < rows) {
      met.addAll(inOrder(asked, Rank.OTHERS, rows - met.size()));
    }
    return met.size() < rows ? Optional.empty() : Optional.of(met);
  }

  private List<Found> inOrder(Asked asked, Rank rank, int rows) {
    SqlQuery query = new SqlQuery(SELECT).add("SELECT p.*, " + rank.ordinal() + " AS rank FROM (");
    addInOrder(query, "SELECT *, " + PLACE + " AS place", asked, rank);
    query.add("LIMIT :read) AS p").set("read", Math.max(READ_IN_ORDER, rows));
    if (!asked.text().isBlank()) {
      asked.search().addFits(query, "WHERE", "p");
      query.add("AND NOT " + asked.isTheirs(query));
    }
    return read(query, rows);
  }

  /** Whether there are more whose names begin like that than are read in order. */
  private boolean hasMoreToRead(Asked asked) {
    SqlQuery query = new SqlQuery("");
    addInOrder(query, "SELECT 1 AS n", asked, Rank.BEGINNING);
    return query
        .add("OFFSET :read LIMIT 1")
        .set("read", READ_IN_ORDER)
        .planningAnew()
        .first(em, row -> true)
        .isPresent();
  }

  private void addInOrder(SqlQuery query, String select, Asked asked, Rank rank) {
    query.add(select + " FROM patient p WHERE p.merged_into IS NULL AND");
    query.add((rank == Rank.BEGINNING ? "" : "NOT ") + asked.beginning(query));
    addOpen(query);
    asked.addAfter(query, rank);
    query.add("ORDER BY " + PLACE + ", p.id");
  }

  private List<Found> byIndex(Asked asked, int rows) {
    SqlQuery query = new SqlQuery(SELECT);
    query
        .add("SELECT * FROM (SELECT p.*, " + PLACE + " AS place,")
        .add("CASE WHEN " + asked.beginning(query) + " THEN 1 ELSE 2 END AS rank FROM patient p");
    query.add("WHERE p.merged_into IS NULL AND NOT " + asked.isTheirs(query));
    addOpen(query);
    if (!asked.text().isBlank()) {
      asked.search().addFound(query, "p");
    }
    asked.identifier().ifPresent(known -> query.add(IDENTIFIED).setTexts("folded", known));
    // Without the offset it would be read in the order of the other index, to the end.
    query.add("OFFSET 0) AS p");
    asked
        .after()
        .filter(each -> each.rank() != Rank.MRN)
        .ifPresent(
            each ->
                query
                    .add("WHERE (rank, place, id) > (:afterRank, :afterPlace, :afterId)")
                    .set("afterRank", each.rank().ordinal())
                    .set("afterPlace", each.place())
                    .set("afterId", each.id()));
    return read(query.add("ORDER BY rank, place, id"), rows);
  }

  /**
   * Leaves out who is closed to the caller: neither a name nor a place among names tells of them.
   * They are found by the whole MRN only, which is on the card of whoever stands at the desk.
   */
  private void addOpen(SqlQuery query) {
    if (!closed.ids().isEmpty()) {
      query.add("AND p.id <> ALL (:closed)").setIds("closed", closed.ids());
    }
  }

  private List<Found> read(SqlQuery query, int rows) {
    return query
        .add("LIMIT :rows) AS p ORDER BY rank, place, id")
        .set("rows", rows)
        .planningAnew()
        .list(
            em,
            row ->
                new Found(
                    Rank.values()[row.getInt("rank")],
                    row.getString("place"),
                    new PatientView(
                        SqlQuery.uuid(row, "id"),
                        row.getInt("version"),
                        row.getString("mrn"),
                        row.getString("name"),
                        Patients.birthDate(row),
                        row.getString("email"),
                        row.getString("phone"),
                        row.getString("phone_e164"),
                        row.getBoolean("active"),
                        row.getBoolean("confidential"),
                        Identifiers.read(row, "identifiers"))));
  }
}
