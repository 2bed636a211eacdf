package org.hospitalscheduling.web.json;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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

  /** 201 with the version as ETag, and the new location: below the requested path. */
  public static Response created(UriInfo uri, UUID id, int version, Object view) {
    return Response.created(uri.getAbsolutePathBuilder().path(id.toString()).build())
        .tag(tag(version))
        .entity(view)
        .build();
  }

  private static EntityTag tag(int version) {
    return new EntityTag(Integer.toString(version));
  }
}
