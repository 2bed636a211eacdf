package org.hospitalscheduling.web.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Base64;
import java.util.Map;
import org.hospitalscheduling.accounts.ProfileGateway;
import org.hospitalscheduling.web.security.CurrentSession;

/** What a reloaded page needs to open the offline copy of its device while its session lasts. */
@ApplicationScoped
@Path("auth/offline-key")
@Produces(MediaType.APPLICATION_JSON)
public class OfflineKeyResource {
  @Inject private ProfileGateway profile;
  @Inject private CurrentSession session;

  @GET
  public Map<String, String> key() {
    byte[] key = profile.offlineKey(session.require().sessionId());
    return Map.of("key", Base64.getUrlEncoder().withoutPadding().encodeToString(key));
  }
}
