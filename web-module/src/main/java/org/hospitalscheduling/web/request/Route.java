package org.hospitalscheduling.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.hospitalscheduling.booking.Transition;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.Ids;

/**
 * The operation of the API that a request was matched with. What it says of itself is as many words
 * as the contract has, and ids: nothing that a client can make up.
 *
 * @param template the path of the contract, for instance {@code schedules/{id}/{transition}}
 * @param parameters what was asked for in the place of each {@code {name}}
 */
public record Route(String template, Map<String, String> parameters) {

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
  private static final String ATTRIBUTE = Route.class.getName();

  /** The route of a request; empty where nothing was matched, or no one has looked yet. */
  public static Optional<Route> of(HttpServletRequest request) {
    return Optional.ofNullable((Route) request.getAttribute(ATTRIBUTE));
  }

  void keepIn(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** What was asked, whatever it was asked of: {@code schedules/{id}/no-show}. */
  public String operation() {
    return with(id -> "{id}");
  }

  /** What was asked of what; a {@code _} is neither a word of ours nor an id. */
  public String path() {
    return with(id -> id);
  }

  /** What was asked of: the first id in the path. */
  public Optional<UUID> subject() {
    return PARAMETER
        .matcher(template)
        .results()
        .flatMap(found -> Ids.parse(parameters.getOrDefault(found.group(1), "")).stream())
        .findFirst();
  }

  private String with(UnaryOperator<String> id) {
    return PARAMETER
        .matcher(template)
        .replaceAll(
            found -> {
              String value = parameters.getOrDefault(found.group(1), "");
              if (Ids.parse(value).isPresent()) {
                return id.apply(value);
              }
              return Coded.find(Transition.class, value).map(Transition::code).orElse("_");
            });
  }
}
