package org.hospitalscheduling.overbooking;

import static org.hospitalscheduling.identity.Role.Name.ADMIN;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.directory.DirectoryChanged;
import org.hospitalscheduling.directory.Versions;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.overbooking.OptIn.Subject;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Patch;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.waitlist.OfferRules;
import org.hospitalscheduling.waitlist.StoredOfferRules;

/** The hospital's overbooking rules, and how well the forecasts behind them have held. */
@Stateless
@RolesAllowed(ADMIN)
public class OverbookingConfigService {

  @Inject private OverbookingConfigs configs;
  @Inject private StoredOfferRules offerRules;
  @Inject private NoShowModels models;
  @Inject private SuggestionWorkflow suggestionWorkflow;
  @Inject private Suggestions suggestions;
  @Inject private Settings settings;
  @Inject private CurrentActor actor;
  @Inject private Clock clock;
  @Inject private Event<DirectoryChanged> changed;

  /** The current rules. */
  public OverbookingView config() {
    return OverbookingView.of(configs.current(), offerRules.current(), configs.optIns());
  }

  /**
   * Changes the rules that are still at {@code version}. Open suggestions are updated at the job's
   * next run; if overbooking is disabled, they expire at once.
   */
  public OverbookingView change(int version, OverbookingPatch patch) {
    Instant now = clock.instant();
    UUID by = actor.get().id();
    OverbookingConfig config = configs.lock();
    Versions.check(version, config.version());
    config.change(patch, by, now);
    OfferRules invites =
        offerRules
            .current()
            .with(
                patch.holdMinutes(), patch.inviteAtOnce(), patch.fillChance(), patch.offerFreed());
    offerRules.replace(invites);
    if (patch.optIns().present()) {
      configs.replaceOptIns(each(patch));
    }
    configs.flush();
    if (!config.isEnabled()) {
      suggestionWorkflow.make(horizon(now), List.of(), List.of(), now);
    }
    changed.fire(
        DirectoryChanged.of("overbooking-policy", new UUID(0, 0), Patch.named(patch), by, now));
    return OverbookingView.of(config, invites, configs.optIns());
  }

  /** Each department, doctor or type may be named once; null clears all. */
  private static List<OptIn> each(OverbookingPatch patch) {
    List<OptIn> optIns = patch.optIns().value() == null ? List.of() : patch.optIns().value();
    Map<Subject, Set<UUID>> named = new HashMap<>();
    for (OptIn each : optIns) {
      if (!named.computeIfAbsent(each.subject(), subject -> new HashSet<>()).add(each.id())) {
        throw RefusedException.ofField(Refusal.INVALID, "optIns", "must not name anything twice");
      }
    }
    return optIns;
  }

  /**
   * What would be suggested in the next {@code days} under changed rules; nothing is stored.
   *
   * @param days 1 to 62
   */
  public List<PreviewedSuggestion> preview(OverbookingPatch patch, int days) {
    Instant now = clock.instant();
    OverbookingConfig draft = configs.current().draft(patch, now);
    OptInPolicy optIn =
        patch.optIns().present()
            ? OverbookingConfigs.policy(draft, each(patch))
            : configs.policy(draft);
    return suggestionWorkflow
        .find(
            new TimeRange(now, now.plus(Duration.ofDays(days))),
            List.of(),
            List.of(),
            draft,
            optIn,
            now)
        .stream()
        .map(PreviewedSuggestion::of)
        .toList();
  }

  /** What is known about no-shows, and how good the forecasts were. */
  public NoShowView noShows() {
    NoShowModels.Trained trained = models.trained();
    return new NoShowView(trained.at(), trained.visits(), trained.missed(), models.calibration());
  }

  /** Predictions and outcomes by month, of the last two years. */
  public List<LedgerMonth> ledger() {
    return suggestions.ledger(settings.zone().getId());
  }

  private static TimeRange horizon(Instant now) {
    return new TimeRange(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(400)));
  }
}
