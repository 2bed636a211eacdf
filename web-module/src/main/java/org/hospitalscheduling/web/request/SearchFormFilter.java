package org.hospitalscheduling.web.request;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalscheduling.web.input.FormEncoding;
import org.hospitalscheduling.web.input.InvalidInputException;

/**
 * Takes the parameters of a {@code GET} from the body, so that what is looked for, which mostly is
 * a patient's name, is in no URL: {@code POST patients/search} with a form is {@code GET patients}
 * with that query, and from here on nothing tells them apart.
 */
@Provider
@PreMatching
public class SearchFormFilter implements ContainerRequestFilter {
  private static final String SEARCH = "/search";

  /** All that can be asked with a text to look for. */
  private static final Set<String> SEARCHED =
      Set.of(
          "admin/logs",
          "admin/logs.csv",
          "admin/logs.xlsx",
          "admin/users",
          "patients",
          "schedules",
          "schedules/export.csv",
          "schedules/export.ics",
          "schedules/export.xlsx",
          "schedules/summary");

  /**
   * Where something is asked for by form.
   *
   * @param path below {@code /api/}
   * @return the path of the {@code GET} that a {@code POST} to it stands for
   */
  public static Optional<String> searched(String path) {
    return Optional.of(path)
        .filter(each -> each.endsWith(SEARCH))
        .map(each -> each.substring(0, each.length() - SEARCH.length()))
        .filter(SEARCHED::contains);
  }

  @Override
  public void filter(ContainerRequestContext context) throws IOException {
    UriInfo uri = context.getUriInfo();
    String path = uri.getPath().replaceFirst("^/", "");
    Optional<String> searched = searched(path);
    if (searched.isEmpty()) {
      return;
    }
    if (context.getMethod().equals(HttpMethod.OPTIONS)) {
      context.abortWith(Response.noContent().header(HttpHeaders.ALLOW, HttpMethod.POST).build());
      return;
    }
    if (!context.getMethod().equals(HttpMethod.POST)) {
      throw new NotAllowedException(HttpMethod.POST);
    }
    if (uri.getRequestUri().getRawQuery() != null) {
      throw new InvalidInputException("query", "belongs in the body of a search");
    }
    byte[] form = context.getEntityStream().readAllBytes();
    String query = query(new String(form, StandardCharsets.UTF_8));
    context.setMethod(HttpMethod.GET);
    context.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
    context.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
    context.setEntityStream(new ByteArrayInputStream(new byte[0]));
    context.setRequestUri(
        uri.getBaseUri(), URI.create(uri.getBaseUri() + searched.get() + "?" + query));
  }

  /**
   * A form as a query that is sound, whatever was in it.
   *
   * @throws InvalidInputException if it is not percent-encoded UTF-8
   */
  static String query(String form) {
    return Stream.of(form.split("&"))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .map(pair -> recoded(pair[0]) + "=" + recoded(pair.length > 1 ? pair[1] : ""))
        .collect(Collectors.joining("&"));
  }

  private static String recoded(String part) {
    try {
      String text = FormEncoding.decode(part);
      if (text.indexOf('\0') < 0) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
      }
    } catch (CharacterCodingException malformed) {
      // The answer is the same.
    }
    throw new InvalidInputException("body", "must be a form of percent-encoded UTF-8");
  }
}
