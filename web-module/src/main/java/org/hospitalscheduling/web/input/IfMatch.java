package org.hospitalscheduling.web.input;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * The versions that {@code If-Match} names (RFC 9110, section 13.1.1). A proxy that compresses an
 * answer makes its tag a weak one ({@code W/"3"}) or appends the coding ({@code "3-gzip"}); both
 * name our version. Any other tag is a foreign one and matches nothing.
 *
 * @param versions in the order named, foreign tags left out
 */
public record IfMatch(Set<Integer> versions) {

  /** A version that no row has. */
  private static final int NONE = -1;

  /** Each is tried by itself; nobody has read so many. */
  private static final int MOST = 10;

  private static final String TAG = "(?:W/)?\"([^\\x00-\\x20\"\\x7F]*)\"";

  /** The next tag, and what separates it from the one after; elements may be empty. */
  private static final Pattern ELEMENT = Pattern.compile("[ \\t]*(?:" + TAG + ")?[ \\t]*(?:,|$)");

  private static final Pattern OURS =
      Pattern.compile("(0|[1-9][0-9]{0,8})(?:--?(?:gzip|br|zstd|deflate))?");

  /**
   * Reads the header.
   *
   * @param lines its lines, which count as one list
   * @return empty if no version is named: no header, an empty list, or {@code *}, which names
   *     whatever is there now
   * @throws InvalidInputException if it is malformed
   */
  static Optional<IfMatch> of(List<String> lines) {
    String list = String.join(",", lines);
    if (list.strip().equals("*")) {
      return Optional.empty();
    }
    Set<Integer> versions = new LinkedHashSet<>();
    boolean named = false;
    Matcher element = ELEMENT.matcher(list);
    for (int at = 0; at < list.length(); at = element.end()) {
      if (!element.region(at, list.length()).lookingAt()) {
        throw new InvalidInputException(
            "If-Match", "must be ETags, as an earlier answer had them, for instance \"3\"");
      }
      if (element.group(1) != null) {
        named = true;
        Matcher ours = OURS.matcher(element.group(1));
        if (ours.matches()) {
          versions.add(Integer.valueOf(ours.group(1)));
        }
      }
    }
    if (versions.size() > MOST) {
      throw new InvalidInputException("If-Match", "must name at most " + MOST + " versions");
    }
    return named ? Optional.of(new IfMatch(versions)) : Optional.empty();
  }

  /**
   * Makes a change to the one of these versions that is the current one.
   *
   * @param change given one version; refuses it as {@link Refusal#STALE_VERSION} if it is not the
   *     current one
   */
  public <T> T apply(IntFunction<T> change) {
    Iterator<Integer> left = (versions.isEmpty() ? Set.of(NONE) : versions).iterator();
    while (true) {
      try {
        return change.apply(left.next());
      } catch (RefusedException refused) {
        if (refused.refusal() != Refusal.STALE_VERSION || !left.hasNext()) {
          throw refused;
        }
      }
    }
  }
}
