package org.hospitalscheduling.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hospitalscheduling.identity.Tokens;
import org.hospitalscheduling.testing.SoftwareAuthenticator;
import org.hospitalscheduling.testing.TestSettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an authenticator says, right and wrong, a thing at a time. */
class PasskeyCeremonyTest {
  private static final RelyingParty US =
      RelyingParty.of(URI.create("https://plan.hospital.test/app"), "Hospital");

  private final SoftwareAuthenticator authenticator =
      new SoftwareAuthenticator("https://plan.hospital.test", "plan.hospital.test");
  private final String challenge = Tokens.next();

  @Test
  @DisplayName("6.3.3: a passkey that was made for us answers for its owner, and counts")
  void right() {
    Passkey passkey = made();
    assertThat(judge(passkey)).isEqualTo(new PasskeyCeremony.Verdict.Right(2));
    assertThat(judge(passkey)).isEqualTo(new PasskeyCeremony.Verdict.Right(3));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        fault("another site's page asked", a -> a.origin = "https://plan.hospital.evil"),
        fault("a page of ours at another port asked", a -> a.origin += ":8443"),
        fault("it was not asked over TLS", a -> a.origin = "http://plan.hospital.test"),
        fault("it answers for another relying party", a -> a.rpId = "hospital.test"),
        fault("nobody touched it", a -> a.flags = 0),
        fault("it was not unlocked", SoftwareAuthenticator::forgetVerification),
        fault("it was asked for something else", a -> a.type = "payment.get"));
  }

  private static Arguments fault(String why, Consumer<SoftwareAuthenticator> made) {
    return arguments(why, made);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  @DisplayName("6.3.3: an answer counts for our page, our name and an unlocked passkey only")
  void wrong_answers(String why, Consumer<SoftwareAuthenticator> fault) {
    Passkey passkey = made();
    fault.accept(authenticator);
    assertThat(judge(passkey)).isInstanceOf(PasskeyCeremony.Verdict.Wrong.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  @DisplayName("6.3.3: a passkey is made for our page, our name and an unlocked authenticator only")
  void wrong_offers(String why, Consumer<SoftwareAuthenticator> fault) {
    fault.accept(authenticator);
    assertThat(PasskeyCeremony.made(US, bytes(challenge), authenticator.make(challenge))).isEmpty();
  }

  @Test
  @DisplayName("6.3.3: another challenge, another key and what was changed later are refused")
  void wrong_signatures() {
    Passkey passkey = made();
    assertThat(
            PasskeyCeremony.judge(
                US, bytes(Tokens.next()), passkey, authenticator.answer(challenge, null)))
        .isInstanceOf(PasskeyCeremony.Verdict.Wrong.class);
    PasskeyAnswer others =
        new SoftwareAuthenticator(authenticator.origin, authenticator.rpId).answer(challenge, null);
    PasskeyAnswer forged =
        new PasskeyAnswer(
            passkey.credentialId(),
            others.clientData(),
            others.authenticatorData(),
            others.signature(),
            Optional.empty());
    assertThat(PasskeyCeremony.judge(US, bytes(challenge), passkey, forged))
        .isInstanceOf(PasskeyCeremony.Verdict.Wrong.class);
    authenticator.tampered = true;
    assertThat(judge(passkey)).isInstanceOf(PasskeyCeremony.Verdict.Wrong.class);
  }

  @ParameterizedTest
  @CsvSource({
    // what it had said before, what it says now, whether there are two of it
    "0, 0, false",
    "0, 1, false",
    "7, 8, false",
    "7, 900, false",
    "7, 7, true",
    "7, 6, true",
    "7, 0, true",
  })
  @DisplayName("6.3.3: a count that does not go up shows that there are two of a passkey")
  void counting(long before, long now, boolean copied) {
    authenticator.count = before;
    Passkey passkey = made();
    authenticator.count = now;
    assertThat(judge(passkey))
        .isEqualTo(
            copied ? new PasskeyCeremony.Verdict.Copied() : new PasskeyCeremony.Verdict.Right(now));
  }

  @Test
  void what_is_no_answer_is_refused_and_breaks_nothing() {
    Passkey passkey = made();
    for (String rubbish : List.of("", "x", "null", "[]", "{}", "{\"challenge\":7}")) {
      byte[] bytes = rubbish.getBytes(StandardCharsets.UTF_8);
      assertThat(PasskeyCeremony.challengeOf(bytes)).as(rubbish).isEmpty();
      assertThat(
              PasskeyCeremony.made(
                  US, bytes(challenge), new PasskeyOffer(bytes, bytes, List.of("usb"))))
          .as(rubbish)
          .isEmpty();
      PasskeyAnswer right = authenticator.answer(challenge, null);
      assertThat(
              PasskeyCeremony.judge(
                  US,
                  bytes(challenge),
                  passkey,
                  new PasskeyAnswer(
                      passkey.credentialId(),
                      right.clientData(),
                      bytes,
                      right.signature(),
                      Optional.empty())))
          .as(rubbish)
          .isInstanceOf(PasskeyCeremony.Verdict.Wrong.class);
    }
    assertThat(PasskeyCeremony.challengeOf(authenticator.answer(challenge, null).clientData()))
        .contains(challenge);
  }

  @ParameterizedTest
  @CsvSource({
    "https://Plan.Hospital.test/app, plan.hospital.test, https://plan.hospital.test",
    "https://plan.hospital.test:443, plan.hospital.test, https://plan.hospital.test",
    "https://plan.hospital.test:8443/, plan.hospital.test, https://plan.hospital.test:8443",
    "http://localhost:8080, localhost, http://localhost:8080",
    "https://192.0.2.7, ,",
    "https://[2001:db8::7]/, ,",
  })
  void who_we_are_is_said_by_the_address_of_the_front_end(String url, String id, String origin) {
    Optional<RelyingParty> us =
        RelyingParty.of(TestSettings.withMail(URI.create(url), Optional.empty()));
    assertThat(us.map(RelyingParty::id)).isEqualTo(Optional.ofNullable(id));
    assertThat(us.map(RelyingParty::origin)).isEqualTo(Optional.ofNullable(origin));
  }

  private PasskeyCeremony.Verdict judge(Passkey passkey) {
    return PasskeyCeremony.judge(
        US, bytes(challenge), passkey, authenticator.answer(challenge, null));
  }

  private Passkey made() {
    NewPasskey made =
        PasskeyCeremony.made(US, bytes(challenge), authenticator.make(challenge)).orElseThrow();
    return new Passkey(
        UUID.randomUUID(),
        UUID.randomUUID(),
        made.credentialId(),
        made.attested(),
        made.backupAble(),
        made.transports(),
        made.signCount(),
        "Key",
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty());
  }

  private static byte[] bytes(String challenge) {
    return Base64.getUrlDecoder().decode(challenge);
  }
}
