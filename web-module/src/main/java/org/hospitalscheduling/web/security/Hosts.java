package org.hospitalscheduling.web.security;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hospitalscheduling.settings.Network;

/**
 * Which names a request may call us by. A page of another site cannot reach us under a name of its
 * own that it lets point here (DNS rebinding), and no answer is made for a name that is not ours.
 *
 * @param names ours, in lower case; empty if it is not known which they are
 */
public record Hosts(Set<String> names) {

  private static final Pattern IPV6 = Pattern.compile("\\[([0-9a-f:.]*)](?::[0-9]*)?");

  /** Those of {@code FRONTEND_URL} and {@code ALLOWED_HOSTS}; any, if there is no FRONTEND_URL. */
  public static Hosts of(Optional<URI> frontendUrl, List<String> others) {
    Set<String> names = new HashSet<>();
    frontendUrl.ifPresent(
        uri -> {
          names.add(name(uri.getHost()));
          names.addAll(others);
        });
    return new Hosts(names);
  }

  /**
   * Whether a request may carry this header. Addresses and names without a dot are nobody's who has
   * a page on the internet: machines of the house and health checks use them.
   */
  public boolean isOurs(String host) {
    String name = name(host);
    return names.isEmpty()
        || names.contains(name)
        || name.indexOf('.') < 0 && name.indexOf(':') < 0
        || name.endsWith(".localhost")
        || isAddress(name);
  }

  private static boolean isAddress(String name) {
    try {
      Network.address(name);
      return true;
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  /** In lower case, without port, brackets and the full stop of the root. */
  private static String name(String host) {
    String name = host.strip().toLowerCase(Locale.ROOT);
    Matcher literal = IPV6.matcher(name);
    if (literal.matches()) {
      return literal.group(1);
    }
    name = name.replaceFirst(":[0-9]*$", "");
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
