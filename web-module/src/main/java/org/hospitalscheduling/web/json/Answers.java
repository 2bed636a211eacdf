package org.hospitalscheduling.web.json;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.Versioned;

/** Answers that carry a version. */
public final class Answers {

  private Answers() {}

  /** 200 with the version as ETag. */
  public static Response ok(Versioned view) {
    return ok(view, view.version());
  }

  /** The same for a view of something else that has the version. */
  public static Response ok(Object view, int version) {
    return Response.ok(view).tag(tag(version)).build();
  }

  /** 200 with what is shown of it, or 204 if that is nothing; either with the version as ETag. */
  public static Response written(int version, Optional<?> shown) {
    return shown
        .map(view -> ok(view, version))
        .orElseGet(() -> Response.noContent().tag(tag(version)).build());
  }

  /** 201 with the version as ETag, and the new location: below the requested path. */
  public static Response created(UriInfo uri, UUID id, int version, Object view) {
    return created(uri, uri.getPath(), id).tag(tag(version)).entity(view).build();
  }

  /**
   * 201 with the location of what was created. The reference is relative (RFC 9110, section
   * 10.2.2), so that it is right whatever scheme and host the client knows us by: the server knows
   * neither behind a proxy.
   *
   * @param collection its path below {@code /api}
   */
  public static Response.ResponseBuilder created(UriInfo uri, String collection, UUID id) {
    String path = UriBuilder.fromPath(uri.getBaseUri().getRawPath()).path(collection).toTemplate();
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, path.replaceFirst("/*$", "/") + id);
  }

  private static EntityTag tag(int version) {
    return new EntityTag(Integer.toString(version));
  }
}
