package org.hospitalscheduling.signon;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where in the app somebody goes on after signing in: never out of it. */
final class TargetPolicy {
  private static final int LONGEST = 1_000;
  private static final String HOME = "/";

  private TargetPolicy() {}

  /** The path, with query and fragment, if it is one of the app; otherwise the app's home. */
  static String inside(String wanted) {
    try {
      URI uri = new URI(wanted);
      String path = uri.getRawPath();
      boolean isPath =
          !uri.isAbsolute()
              && uri.getRawAuthority() == null
              && wanted.startsWith("/")
              && !wanted.startsWith("//");
      // Browsers take %2e for a dot.
      boolean climbs =
          path != null
              && (path + "/").toLowerCase(Locale.ROOT).replace("%2e", ".").contains("/../");
      return isPath && !climbs && wanted.length() <= LONGEST && isAscii(wanted) ? wanted : HOME;
    } catch (URISyntaxException e) {
      return HOME;
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
