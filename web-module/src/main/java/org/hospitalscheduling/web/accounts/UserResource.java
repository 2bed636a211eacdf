package org.hospitalscheduling.web.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hospitalscheduling.accounts.SecondFactorResetGateway;
import org.hospitalscheduling.accounts.UserPatch;
import org.hospitalscheduling.accounts.UserService;
import org.hospitalscheduling.accounts.UserSummary;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.UserFilter;
import org.hospitalscheduling.identity.UserStatus;
import org.hospitalscheduling.secondfactor.ShownFactor;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.web.identity.AccountFields;
import org.hospitalscheduling.web.identity.PasskeyFields;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.json.Answers;
import org.hospitalscheduling.web.json.PagedItems;

/** Users, for administrators. */
@ApplicationScoped
@Path("admin/users")
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 500;
  private static final Pattern ROLE = Pattern.compile("ADMIN|USER|DOCTOR|AUDITOR");
  private static final String ROLES = "must be ADMIN, USER, DOCTOR or AUDITOR";
  private static final Pattern KNOWN_STATUS = Pattern.compile("pending|active|disabled");
  private static final Pattern SUBJECT = Pattern.compile("[!-~]([ -~]{0,253}[!-~])?");
  private static final Pattern STATUS = Pattern.compile("active|disabled");

  @Inject private UserService accounts;
  @Inject private SecondFactorResetGateway resets;
  @Inject private Inputs inputs;

  @GET
  public PagedItems<UserSummary> list(@Context UriInfo uri) {
    Query query = inputs.query(uri);
    int limit = query.integer("limit", 1, LARGEST_PAGE).orElse(PAGE);
    Optional<String> cursor = query.cursor();
    UserFilter filter =
        new UserFilter(
            query.text("q", 100),
            query.choice(
                "role",
                text -> Optional.of(text).filter(ROLE.asMatchPredicate()).map(Role::valueOf),
                ROLES),
            query.choice(
                "status",
                text ->
                    Optional.of(text)
                        .filter(KNOWN_STATUS.asMatchPredicate())
                        .map(code -> Coded.of(UserStatus.class, code)),
                "must be pending, active or disabled"));
    query.check();
    return PagedItems.of(accounts.list(filter, cursor, limit));
  }

  @PATCH
  @Path("{id}")
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  public Response change(
      @PathParam("id") String id, @HeaderParam("If-Match") List<String> ifMatch, byte[] bytes) {
    Body body = inputs.body(bytes).notEmpty();
    UserPatch patch =
        new UserPatch(
            body.text("role", ROLE, ROLES).map(Role::valueOf),
            body.text("status", STATUS, "must be active or disabled")
                .map(code -> Coded.of(UserStatus.class, code)),
            body.flag("mayOverride"),
            body.clearable("practitionerId", body::uuid),
            body.clearable("patientId", body::uuid),
            body.flag("requireSecondFactor"),
            body.clearable("departmentId", body::uuid),
            body.flag("addressChecked").orElse(false),
            body.clearable(
                "signOnSubject",
                name -> body.text(name, SUBJECT, "must be 1 to 255 ASCII characters")));
    body.check();
    UUID user = inputs.id(id);
    return Answers.ok(
        inputs.ifMatch(ifMatch).apply(version -> accounts.change(user, version, patch)));
  }

  @POST
  @Path("{id}/second-factor-reset")
  @Consumes(MediaType.APPLICATION_JSON)
  public void resetSecondFactor(@PathParam("id") String id, byte[] bytes) {
    Body body = inputs.body(bytes);
    String password = body.required("password", AccountFields.knownPassword(body, "password"));
    Optional<ShownFactor> shown = PasskeyFields.factor(body, "code");
    body.check();
    resets.resetSecondFactor(inputs.id(id), password, shown);
  }
}
