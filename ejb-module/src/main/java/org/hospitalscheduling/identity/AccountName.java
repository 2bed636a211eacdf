package org.hospitalscheduling.identity;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.Text;
import rocks.xmpp.precis.InvalidCodePointException;
import rocks.xmpp.precis.PrecisProfile;
import rocks.xmpp.precis.PrecisProfiles;

/**
 * What an account is called, in the log and to other people. Nothing else can be stored as a name:
 * whatever door it comes through, it is prepared by RFC 8265 (UsernameCasePreserved, its parts
 * separated by single spaces), belongs to one script (UTS 39, Highly Restrictive) and looks like
 * neither what the log calls those who are no account nor the hospital.
 */
public final class AccountName {
  /** In code points. */
  public static final int LONGEST = 100;

  private static final PrecisProfile PROFILE = PrecisProfiles.USERNAME_CASE_PRESERVED;
  private static final SpoofChecker LOOKS =
      new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
  private static final SpoofChecker SCRIPTS =
      new SpoofChecker.Builder()
          .setChecks(SpoofChecker.RESTRICTION_LEVEL)
          .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
          .build();

  private static final Pattern APOSTROPHES = Pattern.compile("[\\u2018\\u2019\\u02BC]");
  private static final Pattern HYPHENS = Pattern.compile("[\\u2010\\u2011]");
  private static final Pattern SPACES = Pattern.compile("\\p{Zs}+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern OUTER_DIGITS = Pattern.compile("^\\p{N}+|\\p{N}+$");
  private static final int SHORTEST_HOSPITAL = 4;

  /** What the log calls those who are no account, and whom people trust unseen. */
  private static final Set<String> RESERVED =
      Stream.of(
              ("system patient patients patientin admin admins administrator administrators"
                      + " administratorin root superuser sysadmin unknown unbekannt nobody niemand"
                      + " anonymous anonym everyone support helpdesk security moderator")
                  .split(" "))
          .map(AccountName::key)
          .collect(Collectors.toUnmodifiableSet());

  private final String text;
  private final String key;

  private AccountName(String text) {
    this.text = text;
    this.key = key(text);
  }

  /**
   * The name of a person.
   *
   * @param field the request's name for it
   * @param typed one line
   * @param hospital the hospital's name, which is reserved
   * @throws RefusedException {@link Refusal#INVALID} with the field: if it is not as RFC 8265 has
   *     it, mixes scripts, or one of its words is reserved
   */
  public static AccountName ofPerson(String field, String typed, String hospital) {
    AccountName name = prepared(field, typed);
    if (name.hasReservedWord() || name.isLike(hospital, true)) {
      throw reserved(field);
    }
    return name;
  }

  /**
   * The name of a program. A word of it may be reserved ("patient portal"), as whoever reads the
   * name is told that it is a program's.
   *
   * @param field the request's name for it
   * @param typed one line
   * @param hospital the hospital's name, which is reserved
   * @throws RefusedException as for a person, but only if the whole name is reserved
   */
  public static AccountName ofProgram(String field, String typed, String hospital) {
    AccountName name = prepared(field, typed);
    if (isReserved(joined(name.text)) || name.isLike(hospital, false)) {
      throw reserved(field);
    }
    return name;
  }

  /**
   * What names are compared by: two that look alike, in whatever case, have the same key (the
   * skeleton of UTS 39). It is stored: another result for the same text, as another version of
   * Unicode may have it, needs a migration.
   */
  public static String key(String name) {
    String last;
    String key = name;
    do {
      last = key;
      // A capital I is an l to the eye, and the i of whoever reads without regard to case.
      key =
          UCharacter.foldCase(
                  LOOKS.getSkeleton(Normalizer.normalize(last, Normalizer.Form.NFKC)), true)
              .replace('i', 'l');
    } while (!key.equals(last));
    return key;
  }

  /** As it is shown. */
  public String text() {
    return text;
  }

  /** See {@link #key(String)}. */
  public String key() {
    return key;
  }

  /** The same name with a number at its end, for one that is taken. */
  public AccountName numbered(int number) {
    String suffix = Integer.toString(number);
    int kept = Math.min(Text.length(text), LONGEST - suffix.length());
    return new AccountName(text.substring(0, text.offsetByCodePoints(0, kept)).strip() + suffix);
  }

  private static AccountName prepared(String field, String typed) {
    String plain = APOSTROPHES.matcher(typed).replaceAll("'");
    plain = HYPHENS.matcher(plain).replaceAll("-");
    plain = SPACES.matcher(Text.strip(plain)).replaceAll(" ");
    String text;
    try {
      text =
          Arrays.stream(plain.split(" ", -1))
              .map(PROFILE::enforce)
              .collect(Collectors.joining(" "));
    } catch (InvalidCodePointException e) {
      throw invalid(
          field, "can have letters, digits, spaces and what is on every keyboard, such as . - ' _");
    } catch (IllegalArgumentException e) {
      throw invalid(field, "cannot be written like this");
    }
    if (Text.length(text) > LONGEST) {
      throw invalid(field, "must have at most 100 characters");
    }
    if (SCRIPTS.failsChecks(text)) {
      throw invalid(field, "mixes letters of several scripts that look alike");
    }
    return new AccountName(text);
  }

  private boolean hasReservedWord() {
    return isReserved(joined(text)) || words(text).stream().anyMatch(AccountName::isReserved);
  }

  private static boolean isReserved(String word) {
    String core = OUTER_DIGITS.matcher(word).replaceAll("");
    return Stream.of(word, core)
        // Both, as the skeleton of a capital may be another letter's than that of the small one.
        .flatMap(each -> Stream.of(key(each), key(UCharacter.foldCase(each, true))))
        .anyMatch(RESERVED::contains);
  }

  private boolean isLike(String hospital, boolean contained) {
    String theirs = key(joined(hospital));
    String ours = key(joined(text));
    return ours.equals(theirs)
        || contained && Text.length(theirs) >= SHORTEST_HOSPITAL && ours.contains(theirs);
  }

  private static String joined(String text) {
    return String.join("", words(text));
  }

  /** The words without their accents. */
  private static List<String> words(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return Arrays.stream(NO_WORD.split(plain)).filter(word -> !word.isEmpty()).toList();
  }

  private static RefusedException reserved(String field) {
    return invalid(field, "is reserved: it could be taken for somebody else");
  }

  private static RefusedException invalid(String field, String objection) {
    return RefusedException.ofField(Refusal.INVALID, field, objection);
  }

  @Override
  public String toString() {
    return text;
  }
}
