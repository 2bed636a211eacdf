package org.hospitalscheduling.web.realtime;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.hospitalscheduling.realtime.LiveService;
import org.hospitalscheduling.realtime.LiveViewer;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.web.input.InvalidInputException.FieldError;
import org.hospitalscheduling.web.problem.Problem;
import org.hospitalscheduling.web.request.ClientAddress;
import org.hospitalscheduling.web.request.RequestLogFilter;
import org.hospitalscheduling.web.security.Origins;
import org.hospitalscheduling.web.security.ProblemAnswer;

/**
 * Decides who may open a socket, before it is opened: a refused handshake gets an ordinary HTTP
 * answer instead of an upgrade. The ticket is used up here.
 */
public class LiveHandshakeFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final int UPGRADE_REQUIRED = 426;
  private static final int LONGEST_TICKET = 100;

  @EJB transient LiveService service;
  @Inject transient Settings settings;
  @Inject transient ClientAddress clientAddress;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Origins origins = Origins.of(settings.frontendUrl());
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      response.setHeader("Upgrade", "websocket");
      ProblemAnswer.write(
          Problem.of(
              UPGRADE_REQUIRED,
              "upgrade-required",
              "Upgrade required",
              "This address accepts only WebSocket connections."),
          request,
          response);
      return;
    }
    if (!origins.mayWrite(request, clientAddress.isSecure(request))) {
      ProblemAnswer.write(
          Problem.of(403, "other-origin", "Other origin", "Pages of other sites may not connect."),
          request,
          response);
      return;
    }
    if (!isSeq(request.getParameterValues("since"))) {
      ProblemAnswer.write(
          Problem.of(400, "invalid", "Invalid", "since must be the seq of a message.")
              .with(List.of(new FieldError("since", "must be the seq of a message"))),
          request,
          response);
      return;
    }
    Optional<LiveViewer> viewer = viewer(request.getParameterValues("ticket"));
    if (viewer.isEmpty()) {
      ProblemAnswer.write(
          Problem.of(
              401,
              "signed-out",
              "Signed out",
              "The ticket is missing or no longer valid: each one opens one connection within 30"
                  + " seconds. Request a new one."),
          request,
          response);
      return;
    }
    Principal principal =
        new LivePrincipal(
            viewer.get(), clientAddress.of(request), RequestLogFilter.requestId(request));
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public Principal getUserPrincipal() {
            return principal;
          }
        },
        response);
  }

  private Optional<LiveViewer> viewer(String[] tickets) {
    return tickets == null || tickets.length != 1 || tickets[0].length() > LONGEST_TICKET
        ? Optional.empty()
        : service.redeem(tickets[0]);
  }

  static boolean isSeq(String[] values) {
    return values == null || values.length == 1 && values[0].matches("[0-9]{1,18}");
  }
}
