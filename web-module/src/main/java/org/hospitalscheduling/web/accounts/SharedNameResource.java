package org.hospitalscheduling.web.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.hospitalscheduling.accounts.UserService;
import org.hospitalscheduling.identity.SharedName;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.json.Items;

/** Accounts' names that are to be changed, for administrators. */
@ApplicationScoped
@Path("admin/shared-names")
@Produces(MediaType.APPLICATION_JSON)
public class SharedNameResource {
  @Inject private UserService accounts;
  @Inject private Inputs inputs;

  @GET
  public Items<SharedName> list(@Context UriInfo uri) {
    inputs.query(uri).check();
    return new Items<>(accounts.sharedNames());
  }
}
