package org.hospitalscheduling.web.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.hospitalscheduling.sessions.KeyRing;
import org.hospitalscheduling.web.security.Public;

/** The public keys of access tokens (RFC 7517), for anybody else who verifies them. */
@ApplicationScoped
@Path(".well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@Public
public class KeysResource {
  private static final int FRESH_SECONDS = 300;

  @Inject private KeyRing keys;

  @GET
  public Response keys() {
    CacheControl brief = new CacheControl();
    brief.setMaxAge(FRESH_SECONDS);
    return Response.ok(keys.jwks()).cacheControl(brief).build();
  }
}
