package org.hospitalscheduling.web.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;
import org.hospitalscheduling.accounts.Avatar;
import org.hospitalscheduling.accounts.ProfileGateway;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;

/**
 * A user's picture, which browsers may cache: for a day under the address of this very picture,
 * otherwise only with revalidation.
 */
@ApplicationScoped
@Path("users/{id}/avatar")
public class PictureResource {
  private static final long DAY = Duration.ofDays(1).toSeconds();

  @Inject private ProfileGateway profile;
  @Inject private Inputs inputs;

  @GET
  public Response picture(
      @PathParam("id") String id, @Context UriInfo uri, @Context Request request) {
    Query query = inputs.query(uri);
    Optional<String> version = query.line("v", 36);
    query.check();
    Avatar avatar = profile.avatar(inputs.id(id));
    EntityTag tag = new EntityTag(avatar.id().toString());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Response.ResponseBuilder response =
        unchanged != null
            ? unchanged
            : Response.ok(avatar.content()).type(avatar.mediaType()).tag(tag);
    boolean isThisOne = version.filter(avatar.id().toString()::equals).isPresent();
    return response
        .header(
            HttpHeaders.CACHE_CONTROL,
            isThisOne ? "private, max-age=" + DAY + ", immutable" : "private, no-cache")
        .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
        .build();
  }
}
