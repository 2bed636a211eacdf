package org.hospitalscheduling.signon;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.SecretBox;
import org.hospitalscheduling.identity.SignInLimits;
import org.hospitalscheduling.identity.ThrottleCounters;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.sessions.SessionOpening;
import org.hospitalscheduling.sessions.SignInGateway;
import org.hospitalscheduling.sessions.SignedIn;
import org.hospitalscheduling.settings.EmailAddress;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.settings.SignOn;
import org.hospitalscheduling.shared.MachineTime;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Signing in and out with the hospital's own accounts. The provider is asked outside of any
 * transaction; then the result is written in one.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignOnGateway {
  private static final Logger LOG = Logger.getLogger(SignOnGateway.class.getName());

  @Inject private SignOnTransactions transactions;
  @Inject private SpentTokens spent;
  @Inject private SignInGateway signIns;
  @Inject private ThrottleCounters throttle;
  @Inject private Settings settings;

  /** Counted as all other attempts are. */
  @Inject private Clock clock;

  /** The provider's tokens are of the machine's time. */
  @Inject @MachineTime Clock machineTime;

  private Optional<Provider> provider = Optional.empty();

  /**
   * Somebody who leaves for the provider.
   *
   * @param to where their browser goes
   * @param attempt what it brings back; empty if it goes nowhere but to the sign-in page
   */
  public record Departure(URI to, Optional<String> attempt) {

    /** Omits the attempt: this may be logged. */
    @Override
    public String toString() {
      return "Departure";
    }
  }

  /**
   * What the provider's answer says: either a code or an error.
   *
   * @param issuer who it is from, if it says so
   */
  public record Return(
      Optional<String> state,
      Optional<String> code,
      Optional<String> error,
      Optional<String> issuer) {

    /** Omits the code: this may be logged. */
    @Override
    public String toString() {
      return "Return";
    }
  }

  /** What becomes of somebody who comes back from the provider. */
  public sealed interface Arrival {
    /** Where in the app they go on. */
    URI to();
  }

  /** They are signed in. */
  public record In(SignedIn signedIn, URI to) implements Arrival {}

  /** They are not. */
  public record Out(SignOnRefusal refusal, URI to) implements Arrival {}

  @PostConstruct
  void prepare() {
    provider =
        settings.signOn().map(signOn -> new Provider(signOn, new ProviderClient(), machineTime));
  }

  /**
   * Begins a sign-in.
   *
   * @param target where in the app the person wants to go on; elsewhere counts as its home
   * @throws RefusedException {@link Refusal#NOT_FOUND} if there is no sign-on here
   */
  public Departure leave(String target) {
    SignOn signOn = signOn();
    Attempt attempt = Attempt.begin(TargetPolicy.inside(target), machineTime.instant());
    try {
      return new Departure(
          provider
              .orElseThrow()
              .authorization(attempt.state(), attempt.nonce(), attempt.challenge()),
          Optional.of(attempt.seal(box())));
    } catch (SignOnRefusedException refused) {
      log(refused);
      return new Departure(refused(signOn, refused.refusal()).to(), Optional.empty());
    }
  }

  /**
   * Signs in somebody who comes back from the provider, or says why not.
   *
   * @param kept the attempt that this browser began
   * @param device the marker that an earlier sign-in left on the device
   * @throws RefusedException {@link Refusal#NOT_FOUND} if there is no sign-on here
   */
  public Arrival arrive(
      Return answer, Optional<String> kept, Optional<String> device, Origin origin) {
    SignOn signOn = signOn();
    List<ThrottleCounters.Limit> limits = SignInLimits.ofSignOn(origin.address());
    if (throttle.count(limits, clock.instant()).isPresent()) {
      return refused(signOn, SignOnRefusal.THROTTLED);
    }
    Optional<Attempt> attempt = kept.flatMap(text -> Attempt.open(text, box()));
    try {
      Attempt begun = taken(attempt, answer);
      Person person = person(signOn, begun, answer);
      SignOnOpening opening = transactions.signIn(signOn, person, device, origin);
      throttle.forgive(limits, clock.instant());
      if (opening instanceof SignOnOpening.Opened opened) {
        SessionOpening.Opened session = opened.session();
        return new In(signIns.admit(session), signOn.at(begun.target().substring(1)));
      }
      return refused(signOn, ((SignOnOpening.NotOpened) opening).refusal());
    } catch (SignOnRefusedException refused) {
      log(refused);
      if (refused.refusal() != SignOnRefusal.OVER && refused.refusal() != SignOnRefusal.CANCELLED) {
        transactions.refuse(refused.refusal(), Map.of("detail", refused.getMessage()), origin);
      }
      return refused(signOn, refused.refusal());
    }
  }

  /**
   * Ends sessions by the provider's word.
   *
   * @param logoutToken in compact serialisation
   * @throws RefusedException {@link Refusal#NOT_FOUND} if there is no sign-on here; {@link
   *     Refusal#INVALID} if the token is not believed, or was used before; {@link
   *     Refusal#THROTTLED} after a hundred of those in a minute from one network address; {@link
   *     Refusal#BUSY} if the provider's keys are not to be had
   */
  public void signOut(String logoutToken, Origin origin) {
    SignOn signOn = signOn();
    List<ThrottleCounters.Limit> limits = SignInLimits.ofSignOn(origin.address());
    throttle
        .count(limits, clock.instant())
        .ifPresent(
            exceeded -> {
              throw exceeded.refusal();
            });
    Instant now = machineTime.instant();
    try {
      LogoutTokenPolicy.SignedOut who =
          LogoutTokenPolicy.judge(
              provider.orElseThrow().open(logoutToken), signOn.issuer(), signOn.clientId(), now);
      String once = "logout " + signOn.issuer() + " " + who.tokenId();
      IdTokenPolicy.demand(
          spent.spend(once, now.plus(LogoutTokenPolicy.LIFE), now), TokenFault.REPLAYED);
      int ended = transactions.signOut(signOn.issuer(), who.subject(), who.session(), origin);
      LOG.log(Level.INFO, "The sign-on ended {0} sessions", ended);
      throttle.forgive(limits, clock.instant());
    } catch (UntrustedTokenException untrusted) {
      LOG.log(Level.WARNING, "A logout token was refused: {0}", untrusted.fault().code());
      throw RefusedException.ofField(
          Refusal.INVALID, "logout_token", "is not accepted: " + untrusted.fault().code());
    } catch (SignOnRefusedException refused) {
      log(refused);
      throw RefusedException.busy();
    }
  }

  /**
   * Where somebody who signs out here goes to sign out of the provider too; empty if it did not
   * sign them in, has no such page, or cannot be asked. To be asked before the session ends.
   */
  public Optional<URI> farewell(String refreshToken) {
    if (provider.isEmpty()) {
      return Optional.empty();
    }
    Optional<Optional<String>> session = transactions.idToken(Tokens.hash(refreshToken));
    try {
      return session.isEmpty() ? Optional.empty() : provider.get().endSession(session.get());
    } catch (SignOnRefusedException refused) {
      log(refused);
      return Optional.empty();
    }
  }

  /** The attempt that the answer belongs to, which nobody can answer again. */
  private Attempt taken(Optional<Attempt> attempt, Return answer) throws SignOnRefusedException {
    Instant now = machineTime.instant();
    Attempt begun =
        attempt
            .filter(known -> !known.isOver(now))
            .filter(
                known ->
                    answer
                        .state()
                        .filter(state -> IdTokenPolicy.same(state, known.state()))
                        .isPresent())
            .orElseThrow(() -> over("the answer belongs to no attempt of this browser"));
    if (!spent.spend("state " + begun.state(), begun.begunAt().plus(Attempt.LIFE), now)) {
      throw over("the answer came before");
    }
    return begun;
  }

  private Person person(SignOn signOn, Attempt begun, Return answer) throws SignOnRefusedException {
    Provider known = provider.orElseThrow();
    if (!known.isFromHere(answer.issuer())) {
      throw new SignOnRefusedException(
          SignOnRefusal.MISCONFIGURED, "the answer is from another provider");
    }
    if (answer.error().isPresent()) {
      throw ofError(answer.error().get());
    }
    Provider.Tokens tokens =
        known.exchange(
            answer.code().orElseThrow(() -> over("the answer has no code")), begun.verifier());
    try {
      SignedToken token = known.open(tokens.idToken());
      String subject =
          IdTokenPolicy.judge(
              token,
              new IdTokenPolicy.Expected(
                  signOn.issuer(),
                  signOn.clientId(),
                  begun.nonce(),
                  tokens.accessToken(),
                  signOn.acr(),
                  signOn.amr(),
                  machineTime.instant()));
      Role role =
          RolePolicy.roleOf(token.claims(), signOn.roleClaim(), signOn.roles())
              .orElseThrow(
                  () ->
                      new SignOnRefusedException(
                          SignOnRefusal.NO_ROLE, "subject " + subject + " has no role here"));
      return person(subject, role, token, tokens.idToken());
    } catch (UntrustedTokenException untrusted) {
      throw new SignOnRefusedException(
          untrusted.fault() == TokenFault.TOO_WEAK
              ? SignOnRefusal.TOO_WEAK
              : SignOnRefusal.MISCONFIGURED,
          "the ID token is not accepted: " + untrusted.fault().code());
    }
  }

  static Person person(String subject, Role role, SignedToken token, String idToken) {
    // Whoever could word it freely could take another's address.
    boolean unchecked = Boolean.FALSE.equals(token.claims().get("email_verified"));
    Optional<String> email =
        token
            .text("email")
            .filter(text -> !unchecked)
            .flatMap(EmailAddress::find)
            .map(EmailAddress::text);
    return new Person(
        subject,
        email,
        Stream.of(
                token.text("name"),
                token.text("preferred_username").map(SignOnGateway::withoutDomain),
                email.map(SignOnGateway::withoutDomain))
            .flatMap(Optional::stream)
            .toList(),
        role,
        token.text("sid").filter(IdTokenPolicy::isSubject),
        idToken);
  }

  private static String withoutDomain(String name) {
    return name.replaceFirst("@.*", "");
  }

  /** What the provider's error means (RFC 6749, 4.1.2.1; OpenID Connect Core 1.0, 3.1.2.6). */
  private static SignOnRefusedException ofError(String error) {
    SignOnRefusal refusal =
        switch (error) {
          case "access_denied", "login_required", "interaction_required", "consent_required" ->
              SignOnRefusal.CANCELLED;
          case "temporarily_unavailable", "server_error" -> SignOnRefusal.UNAVAILABLE;
          case "unmet_authentication_requirements" -> SignOnRefusal.TOO_WEAK;
          default -> SignOnRefusal.MISCONFIGURED;
        };
    return new SignOnRefusedException(
        refusal,
        "the provider says " + (error.matches("[a-z_]{1,60}") ? error : "an unknown error"));
  }

  private SignOn signOn() {
    return settings
        .signOn()
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.NOT_FOUND, "Nobody signs in with a hospital account here."));
  }

  private static Out refused(SignOn signOn, SignOnRefusal refusal) {
    return new Out(refusal, signOn.at("sign-in?refused=" + refusal.code()));
  }

  private static SignOnRefusedException over(String why) {
    return new SignOnRefusedException(SignOnRefusal.OVER, why);
  }

  private static void log(SignOnRefusedException refused) {
    LOG.log(
        refused.refusal() == SignOnRefusal.OVER || refused.refusal() == SignOnRefusal.CANCELLED
            ? Level.FINE
            : Level.WARNING,
        "A sign-on was refused ({0}): {1}",
        new Object[] {refused.refusal().code(), refused.getMessage()});
  }

  private SecretBox box() {
    return new SecretBox(settings.jwtSecret(), "sign-on-attempt");
  }
}
