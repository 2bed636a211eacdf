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
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hospitalscheduling.identity.Scope;
import org.hospitalscheduling.serviceaccounts.ServiceAccountService;
import org.hospitalscheduling.serviceaccounts.ServiceAccountService.Added;
import org.hospitalscheduling.serviceaccounts.ServiceAccountView;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.json.Items;

/** Service accounts, for administrators. */
@ApplicationScoped
@Path("admin/service-accounts")
@Produces(MediaType.APPLICATION_JSON)
public class ServiceAccountResource {
  private static final String TRUST = "trust";
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
      Instant createdAt,
      String clientSecret) {

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
    Optional<List<String>> codes = body.texts("scopes", Scope.values().length);
    body.required("scopes", codes);
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String code : codes.orElse(List.of())) {
      Scope.ofCode(code)
          .ifPresentOrElse(
              scopes::add,
              () ->
                  body.fault(
                      "scopes",
                      "must be some of schedules:read, schedules:write, patients:write,"
                          + " patients:merge, directory:read, metrics:read"));
    }
    boolean trusted = trusted(body).orElse(false);
    body.check();
    Added added = accounts.add(name, scopes, trusted);
    ServiceAccountView account = added.account();
    return Response.status(Response.Status.CREATED)
        .entity(
            new Created(
                account.id(),
                account.clientId(),
                account.name(),
                account.scopes(),
                account.demographics(),
                account.createdAt(),
                added.secret()))
        .build();
  }

  @PATCH
  @Path("{id}")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  public ServiceAccountView change(@PathParam("id") String id, byte[] bytes) {
    Body body = inputs.body(bytes);
    Boolean trusted = body.required("demographics", trusted(body));
    body.check();
    return accounts.trustDemographics(inputs.id(id), trusted);
  }

  private static Optional<Boolean> trusted(Body body) {
    return body.text("demographics", DEMOGRAPHICS, "must be keep or trust").map(TRUST::equals);
  }

  @DELETE
  @Path("{id}")
  public void revoke(@PathParam("id") String id) {
    accounts.revoke(inputs.id(id));
  }
}
