package org.hospitalscheduling.web.serviceaccounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hospitalscheduling.identity.Scope;
import org.hospitalscheduling.serviceaccounts.ServiceAccountPatch;
import org.hospitalscheduling.serviceaccounts.ServiceAccountService;
import org.hospitalscheduling.serviceaccounts.ServiceAccountService.Added;
import org.hospitalscheduling.serviceaccounts.ServiceAccountView;
import org.hospitalscheduling.settings.Network;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.json.Items;

/** Service accounts, for administrators. */
@ApplicationScoped
@Path("admin/service-accounts")
@Produces(MediaType.APPLICATION_JSON)
public class ServiceAccountResource {
  private static final String TRUST = "trust";
  private static final int MOST_NETWORKS = 50;
  private static final int HIGHEST_RATE = 100_000;
  private static final int USUAL_OVERLAP_HOURS = 24;
  private static final int LONGEST_OVERLAP_HOURS = 24 * 30;
  private static final Pattern DEMOGRAPHICS = Pattern.compile("keep|trust");

  @Inject private ServiceAccountService accounts;
  @Inject private Inputs inputs;

  /** A new account; only this answer contains the secret. */
  @JsonbNillable
  public record Created(
      UUID id,
      UUID clientId,
      String name,
      List<String> scopes,
      String demographics,
      List<String> networks,
      int requestsPerMinute,
      Instant createdAt,
      String clientSecret) {

    static Created of(Added added) {
      ServiceAccountView account = added.account();
      return new Created(
          account.id(),
          account.clientId(),
          account.name(),
          account.scopes(),
          account.demographics(),
          account.networks(),
          account.requestsPerMinute(),
          account.createdAt(),
          added.secret());
    }

    /** Omits the secret: this may be logged. */
    @Override
    public String toString() {
      return "Created[" + id + "]";
    }
  }

  @GET
  public Items<ServiceAccountView> list() {
    return new Items<>(accounts.list());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(byte[] bytes) {
    Body body = inputs.body(bytes);
    String name = body.required("name", body.line("name", 1, 100));
    ServiceAccountPatch given = given(body);
    body.required("scopes", given.scopes());
    body.check();
    Added added = accounts.add(name, given);
    return Response.status(Response.Status.CREATED).entity(Created.of(added)).build();
  }

  @PATCH
  @Path("{id}")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  public ServiceAccountView change(@PathParam("id") String id, byte[] bytes) {
    Body body = inputs.body(bytes).notEmpty();
    ServiceAccountPatch patch = given(body);
    body.check();
    return accounts.change(inputs.id(id), patch);
  }

  /** The same account with another secret, which only this answer contains. */
  @POST
  @Path("{id}/secret")
  @Consumes(MediaType.APPLICATION_JSON)
  public Created renewSecret(@PathParam("id") String id, byte[] bytes) {
    Body body = inputs.body(bytes);
    int hours = body.integer("overlapHours", 0, LONGEST_OVERLAP_HOURS).orElse(USUAL_OVERLAP_HOURS);
    body.check();
    return Created.of(accounts.renewSecret(inputs.id(id), Duration.ofHours(hours)));
  }

  private static ServiceAccountPatch given(Body body) {
    return new ServiceAccountPatch(
        scopes(body),
        body.text("demographics", DEMOGRAPHICS, "must be keep or trust").map(TRUST::equals),
        networks(body),
        body.integer("requestsPerMinute", 1, HIGHEST_RATE));
  }

  private static Optional<Set<Scope>> scopes(Body body) {
    Optional<List<String>> codes = body.texts("scopes", Scope.values().length);
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String code : codes.orElse(List.of())) {
      Scope.ofCode(code)
          .ifPresentOrElse(
              scopes::add,
              () ->
                  body.fault(
                      "scopes", "must be some of " + Scope.text(EnumSet.allOf(Scope.class))));
    }
    return codes.map(any -> scopes);
  }

  private static Optional<List<Network>> networks(Body body) {
    Optional<List<String>> texts = body.texts("networks", MOST_NETWORKS);
    List<Network> networks = new ArrayList<>();
    for (String text : texts.orElse(List.of())) {
      try {
        networks.add(Network.parse(text.strip()));
      } catch (IllegalArgumentException malformed) {
        body.fault("networks", "must be addresses or networks such as 10.1.0.0/16 or fd00::/8");
      }
    }
    return texts.map(any -> networks);
  }

  @DELETE
  @Path("{id}")
  public void revoke(@PathParam("id") String id) {
    accounts.revoke(inputs.id(id));
  }
}
