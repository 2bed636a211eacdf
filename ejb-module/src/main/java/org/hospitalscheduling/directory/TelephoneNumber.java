package org.hospitalscheduling.directory;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads telephone numbers as people write them. */
final class TelephoneNumber {

  /** The library's name for no country. */
  static final String NO_REGION = "ZZ";

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Z}\\p{C}]+");

  private static final Pattern REMARK =
      Pattern.compile("[^\\p{L}\\p{N}]*\\p{L}.*$", Pattern.DOTALL);

  private TelephoneNumber() {}

  /**
   * The number as it is dialled from anywhere (ITU-T E.164), for instance {@code +4930123456};
   * empty if the text is none, or lacks a country code and there is no region. Only its length is
   * judged: which numbers are given out changes faster than the library. An extension is left out,
   * and a remark behind the number.
   *
   * @param region the country whose numbers may lack the country code, {@link #NO_REGION} for none
   */
  static Optional<String> e164(String typed, String region) {
    String visible = INVISIBLE.matcher(typed).replaceAll(" ").strip();
    return read(visible, region).or(() -> read(REMARK.matcher(visible).replaceFirst(""), region));
  }

  private static Optional<String> read(String typed, String region) {
    PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = library.parse(typed, region);
      return library.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
          ? Optional.of(library.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException none) {
      return Optional.empty();
    }
  }
}
