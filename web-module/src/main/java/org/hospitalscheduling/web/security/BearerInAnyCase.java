package org.hospitalscheduling.web.security;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.security.auth.message.config.AuthConfigProvider;
import jakarta.security.auth.message.config.ClientAuthConfig;
import jakarta.security.auth.message.config.ServerAuthConfig;
import jakarta.security.auth.message.config.ServerAuthContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;

/**
 * Lets the server read {@code Authorization: bearer …} however the scheme is written (RFC 9110,
 * section 11.1). Payara's token check, which runs before every filter, looks for exactly {@code
 * Bearer}; it is registered through Jakarta Authentication, so what it is shown can be corrected
 * there. A server that registers nothing there is left alone.
 */
@WebListener
public class BearerInAnyCase implements ServletContextListener {
  private static final String LAYER = "HttpServlet";

  private Optional<String> registration = Optional.empty();

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    String application = context.getVirtualServerName() + " " + context.getContextPath();
    AuthConfigFactory factory = AuthConfigFactory.getFactory();
    registration =
        Optional.ofNullable(factory)
            .map(each -> each.getConfigProvider(LAYER, application, null))
            .map(
                theirs ->
                    factory.registerConfigProvider(
                        new Provider(theirs), LAYER, application, "Bearer in any case"));
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    registration.ifPresent(AuthConfigFactory.getFactory()::removeRegistration);
  }

  /** The request with the scheme as the token check looks for it. */
  private static final class Corrected extends HttpServletRequestWrapper {
    private static final String SCHEME = "Bearer ";

    Corrected(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getHeader(String name) {
      String value = super.getHeader(name);
      return value != null
              && HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name)
              && value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
          ? SCHEME + value.substring(SCHEME.length())
          : value;
    }
  }

  private record Provider(AuthConfigProvider theirs) implements AuthConfigProvider {
    @Override
    public ClientAuthConfig getClientAuthConfig(
        String layer, String application, CallbackHandler handler) throws AuthException {
      return theirs.getClientAuthConfig(layer, application, handler);
    }

    @Override
    public ServerAuthConfig getServerAuthConfig(
        String layer, String application, CallbackHandler handler) throws AuthException {
      return new Config(theirs.getServerAuthConfig(layer, application, handler));
    }

    @Override
    public void refresh() {
      theirs.refresh();
    }
  }

  private record Config(ServerAuthConfig theirs) implements ServerAuthConfig {
    @Override
    public ServerAuthContext getAuthContext(
        String id, Subject service, Map<String, Object> properties) throws AuthException {
      return new Check(theirs.getAuthContext(id, service, properties));
    }

    @Override
    public String getMessageLayer() {
      return theirs.getMessageLayer();
    }

    @Override
    public String getAppContext() {
      return theirs.getAppContext();
    }

    @Override
    public String getAuthContextID(MessageInfo message) {
      return theirs.getAuthContextID(message);
    }

    @Override
    public void refresh() {
      theirs.refresh();
    }

    @Override
    public boolean isProtected() {
      return theirs.isProtected();
    }
  }

  private record Check(ServerAuthContext theirs) implements ServerAuthContext {
    @Override
    public AuthStatus validateRequest(MessageInfo message, Subject client, Subject service)
        throws AuthException {
      message.setRequestMessage(new Corrected((HttpServletRequest) message.getRequestMessage()));
      return theirs.validateRequest(message, client, service);
    }

    @Override
    public AuthStatus secureResponse(MessageInfo message, Subject service) throws AuthException {
      return theirs.secureResponse(message, service);
    }

    @Override
    public void cleanSubject(MessageInfo message, Subject subject) throws AuthException {
      theirs.cleanSubject(message, subject);
    }
  }
}
