package org.hospitalscheduling.web.overbooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.overbooking.LedgerMonth;
import org.hospitalscheduling.overbooking.NoShowView;
import org.hospitalscheduling.overbooking.OptIn;
import org.hospitalscheduling.overbooking.OverbookingConfigService;
import org.hospitalscheduling.overbooking.OverbookingPatch;
import org.hospitalscheduling.overbooking.PreviewedSuggestion;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.web.input.Body;
import org.hospitalscheduling.web.input.IfMatch;
import org.hospitalscheduling.web.input.Inputs;
import org.hospitalscheduling.web.json.Answers;
import org.hospitalscheduling.web.json.Items;

/** The hospital's rules for overbooking and offers, and how well the forecasts held. */
@ApplicationScoped
@Path("overbook/config")
@Produces(MediaType.APPLICATION_JSON)
public class OverbookConfigResource {

  private static final int MAX_OPT_INS = 1_000;

  @Inject private OverbookingConfigService policy;
  @Inject private Inputs inputs;

  @GET
  public Response get() {
    return Answers.ok(policy.config());
  }

  @PATCH
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  public Response change(byte[] bytes, @HeaderParam("If-Match") List<String> ifMatch) {
    IfMatch seen = inputs.ifMatch(ifMatch);
    Body body = inputs.body(bytes).notEmpty();
    OverbookingPatch patch = patch(body);
    body.check();
    return Answers.ok(seen.apply(version -> policy.change(version, patch)));
  }

  /** What would be suggested under changed rules; stores nothing. */
  @POST
  @Path("preview")
  @Consumes(MediaType.APPLICATION_JSON)
  public Items<PreviewedSuggestion> preview(byte[] bytes) {
    Body body = inputs.body(bytes);
    int days = body.integer("days", 1, 62).orElse(7);
    OverbookingPatch patch =
        body.object("changes")
            .map(OverbookConfigResource::patch)
            .orElseGet(() -> patch(inputs.body("{}".getBytes(StandardCharsets.UTF_8))));
    body.check();
    return new Items<>(policy.preview(patch, days));
  }

  @GET
  @Path("no-shows")
  public NoShowView noShows() {
    return policy.noShows();
  }

  @GET
  @Path("ledger")
  public Items<LedgerMonth> ledger() {
    return new Items<>(policy.ledger());
  }

  private static OverbookingPatch patch(Body body) {
    return new OverbookingPatch(
        body.patch("enabled", body::flag),
        body.patch("waitCost", field -> body.number(field, 0, 10)),
        body.patch("overtimeCost", field -> body.number(field, 0, 50)),
        body.patch("overrunRisk", field -> body.number(field, 0, 1)),
        body.patch("planningQuantile", field -> body.number(field, 0.01, 0.5)),
        body.patch("maxPerSession", field -> body.integer(field, 0, 20)),
        body.patch("minBooked", field -> body.number(field, 0, 1)),
        body.patch("minLeadMinutes", field -> body.integer(field, 0, 10_080)),
        body.patch("horizonDays", field -> body.integer(field, 1, 60)),
        body.patch("holdMinutes", field -> body.integer(field, 5, 1_440)),
        body.patch("inviteAtOnce", field -> body.integer(field, 1, 50)),
        body.patch("fillChance", field -> body.number(field, 0, 0.999)),
        body.patch("offerFreed", body::flag),
        body.patch("optIns", field -> optIns(body, field)));
  }

  private static Optional<List<OptIn>> optIns(Body body, String field) {
    return body.objects(field, MAX_OPT_INS)
        .map(
            objects -> {
              List<OptIn> optIns = new ArrayList<>();
              for (Body each : objects) {
                Optional<OptIn.Subject> subject =
                    each.line("subject", 1, 20)
                        .flatMap(code -> Coded.find(OptIn.Subject.class, code));
                if (subject.isEmpty()) {
                  each.fault("subject", "must be department, doctor or type");
                }
                UUID id = each.required("id", each.uuid("id"));
                Boolean allowed = each.required("allowed", each.flag("allowed"));
                if (subject.isPresent() && id != null && allowed != null) {
                  optIns.add(new OptIn(subject.get(), id, allowed));
                }
              }
              return optIns;
            });
  }
}
