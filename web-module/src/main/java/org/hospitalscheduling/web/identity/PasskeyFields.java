package org.hospitalscheduling.web.identity;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hospitalscheduling.secondfactor.PasskeyAnswer;
import org.hospitalscheduling.secondfactor.PasskeyOffer;
import org.hospitalscheduling.secondfactor.ShownFactor;
import org.hospitalscheduling.web.input.Body;

/**
 * What browsers say of passkeys: the bytes of the standard's responses, base64url without padding,
 * under the standard's names.
 */
public final class PasskeyFields {
  /** More than any authenticator says, and little enough to be read at once. */
  private static final Pattern BYTES =
      Pattern.compile("(?=.{2,8000}\\z)(?:[\\w-]{4})*(?:[\\w-]{2,3})?");

  private static final Pattern TRANSPORT = Pattern.compile("[a-z-]{1,20}");
  private static final int TRANSPORTS = 10;

  private PasskeyFields() {}

  /**
   * A second factor: a code in this field, or a passkey's answer in {@code passkey}; not both.
   * Blank counts as none.
   */
  public static Optional<ShownFactor> factor(Body body, String field) {
    Optional<String> code = AccountFields.code(body, field);
    Optional<PasskeyAnswer> answer = answer(body);
    if (code.isPresent() && answer.isPresent()) {
      return body.fault("passkey", "must not stand beside " + field);
    }
    return answer
        .<ShownFactor>map(ShownFactor.Signed::new)
        .or(() -> code.map(ShownFactor.Code::new));
  }

  /** A passkey's answer to a challenge. */
  public static Optional<PasskeyAnswer> answer(Body body) {
    return body.object("passkey")
        .map(
            said ->
                new PasskeyAnswer(
                    said.required("id", bytes(said, "id")),
                    said.required("clientDataJSON", bytes(said, "clientDataJSON")),
                    said.required("authenticatorData", bytes(said, "authenticatorData")),
                    said.required("signature", bytes(said, "signature")),
                    bytes(said, "userHandle")));
  }

  /** A passkey that was just made. */
  public static Optional<PasskeyOffer> offer(Body body) {
    return body.object("passkey")
        .map(
            said ->
                new PasskeyOffer(
                    said.required("clientDataJSON", bytes(said, "clientDataJSON")),
                    said.required("attestationObject", bytes(said, "attestationObject")),
                    transports(said)));
  }

  private static List<String> transports(Body said) {
    return said.texts("transports", TRANSPORTS)
        .filter(
            names ->
                names.stream().allMatch(name -> TRANSPORT.matcher(name).matches())
                    || said.fault("transports", "must be names of transports").isPresent())
        .orElse(List.of());
  }

  private static Optional<byte[]> bytes(Body said, String field) {
    return said.text(field, BYTES, "must be base64url without padding")
        .map(Base64.getUrlDecoder()::decode);
  }
}
