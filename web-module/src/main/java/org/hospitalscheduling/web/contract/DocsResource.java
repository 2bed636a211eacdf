package org.hospitalscheduling.web.contract;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import org.hospitalscheduling.web.security.Public;

/**
 * The contract for people: Swagger UI from its jar, with a page and a start script of our own,
 * because the Content-Security-Policy forbids inline scripts.
 */
@ApplicationScoped
@Path("docs")
@Public
public class DocsResource {

  private static final String JAR = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

  /** The files of the jar that are served, and no others. */
  private static final Map<String, String> OF_SWAGGER =
      Map.of(
          "swagger-ui.css", "text/css",
          "swagger-ui-bundle.js", "text/javascript",
          "favicon-32x32.png", "image/png");

  @GET
  public Response page() {
    return file("docs.html", "text/html; charset=UTF-8", "no-cache");
  }

  @GET
  @Path("{file}")
  public Response file(@PathParam("file") String name) {
    if (name.equals("start.js")) {
      return file("docs-start.js", "text/javascript", "no-cache");
    }
    if (name.equals("docs.css")) {
      return file("docs.css", "text/css", "no-cache");
    }
    String type = OF_SWAGGER.get(name);
    if (type == null) {
      throw new NotFoundException();
    }
    return file(
        "/META-INF/resources/webjars/swagger-ui/" + version() + "/" + name,
        type,
        "public, max-age=86400");
  }

  private Response file(String resource, String type, String caching) {
    InputStream file = DocsResource.class.getResourceAsStream(resource);
    return Response.ok(file, type).header(HttpHeaders.CACHE_CONTROL, caching).build();
  }

  private static String version() {
    try (InputStream file = DocsResource.class.getResourceAsStream(JAR)) {
      Properties properties = new Properties();
      properties.load(file);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
