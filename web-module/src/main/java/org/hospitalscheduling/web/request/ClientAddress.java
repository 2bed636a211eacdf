package org.hospitalscheduling.web.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
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
    return resolve(request.getRemoteAddr(), request.getHeader("X-Forwarded-For"));
  }

  /** Whether the client's connection is encrypted, at least up to a trusted proxy. */
  public boolean isSecure(HttpServletRequest request) {
    return request.isSecure()
        || isTrusted(request.getRemoteAddr())
            && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
  }

  String resolve(String peer, String forwardedFor) {
    String client = peer;
    if (forwardedFor != null) {
      String[] chain = forwardedFor.split(",");
      for (int i = chain.length - 1; i >= 0 && isTrusted(client); i--) {
        String hop = chain[i].strip();
        try {
          client = Network.address(hop).getHostAddress();
        } catch (IllegalArgumentException e) {
          break;
        }
      }
    }
    return client;
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
