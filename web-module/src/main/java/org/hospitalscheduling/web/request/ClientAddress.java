package org.hospitalscheduling.web.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.hospitalscheduling.settings.Network;
import org.hospitalscheduling.settings.Settings;

/**
 * The network address of a request. {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are
 * trusted only from the configured proxies; anybody else could forge them.
 */
@ApplicationScoped
public class ClientAddress {
  private List<Network> trusted;

  /** For the container. */
  protected ClientAddress() {}

  @Inject
  public ClientAddress(Settings settings) {
    trusted = settings.trustedProxies();
  }

  /** The address of the client: the last one in the chain that is not a trusted proxy's. */
  public String of(HttpServletRequest request) {
    return resolve(request.getRemoteAddr(), lines(request, "X-Forwarded-For"));
  }

  /** Whether the client's connection is encrypted, at least up to a trusted proxy. */
  public boolean isSecure(HttpServletRequest request) {
    return request.isSecure()
        || isTrusted(request.getRemoteAddr()) && isEncrypted(lines(request, "X-Forwarded-Proto"));
  }

  /** A client may have sent a value, to which the proxies added theirs: all have to say so. */
  static boolean isEncrypted(List<String> lines) {
    List<String> said = elements(lines);
    return !said.isEmpty() && said.stream().allMatch("https"::equalsIgnoreCase);
  }

  String resolve(String peer, List<String> lines) {
    String client = peer;
    List<String> chain = elements(lines);
    for (int i = chain.size() - 1; i >= 0 && isTrusted(client); i--) {
      try {
        client = Network.address(chain.get(i)).getHostAddress();
      } catch (IllegalArgumentException e) {
        break;
      }
    }
    return client;
  }

  /**
   * A list that is spread over several lines is one list, in the order of arrival (RFC 9110,
   * section 5.3): a proxy may add a line of its own below the client's.
   */
  private static List<String> elements(List<String> lines) {
    return lines.stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  private static List<String> lines(HttpServletRequest request, String header) {
    return Collections.list(request.getHeaders(header));
  }

  private boolean isTrusted(String literal) {
    try {
      InetAddress address = Network.address(literal);
      return trusted.stream().anyMatch(network -> network.contains(address));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
