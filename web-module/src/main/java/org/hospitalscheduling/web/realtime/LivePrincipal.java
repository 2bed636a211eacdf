package org.hospitalscheduling.web.realtime;

import java.security.Principal;
import org.hospitalscheduling.realtime.LiveViewer;

/** Who came with a good ticket. Carries the viewer from the handshake into the socket. */
record LivePrincipal(LiveViewer viewer) implements Principal {

  @Override
  public String getName() {
    return viewer.userId().toString();
  }
}
