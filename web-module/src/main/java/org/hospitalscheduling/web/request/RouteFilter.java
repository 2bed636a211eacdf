package org.hospitalscheduling.web.request;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notes the {@link Route} of a request, before anybody may refuse it. */
@Provider
@Priority(Priorities.AUTHENTICATION - 1)
public class RouteFilter implements ContainerRequestFilter {

  private static final Pattern BOUNDED = Pattern.compile("\\{(\\w+):[^}]*}");

  @Context HttpServletRequest request;
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext context) {
    String template =
        Stream.<AnnotatedElement>of(resource.getResourceClass(), resource.getResourceMethod())
            .map(each -> each.getAnnotation(Path.class))
            .filter(path -> path != null && !path.value().isEmpty())
            .map(Path::value)
            .collect(Collectors.joining("/"));
    Map<String, String> parameters =
        context.getUriInfo().getPathParameters().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().get(0)));
    // What a pattern bounds is one of a few words, each of them a path of the contract.
    String spelt = BOUNDED.matcher(template).replaceAll(found -> parameters.get(found.group(1)));
    new Route(spelt, parameters).keepIn(request);
  }
}
