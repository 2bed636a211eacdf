package org.hospitalscheduling.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What mail servers take (RFC 5321), and what they do not. */
class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.de",
        "Ada.Lovelace+desk@Example.ORG",
        "o'neil@example.org",
        "!#$%&'*+-/=?^_`{|}~@example.org",
        "a-@example.org",
        "-a@example.org",
        "1@2.de",
        "a@1.2.3.de",
        "a@a--b.example.org",
        "a@example.museum",
      })
  void what_mail_servers_take_is_kept_as_typed(String typed) {
    EmailAddress address = EmailAddress.find(typed).orElseThrow();
    assertThat(address.text()).isEqualTo(typed);
    assertThat(address.ascii()).isEqualTo(typed);
    assertThat(EmailAddress.objection(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "@",
        "ada",
        "ada@",
        "@example.org",
        "ada@example",
        "ada@example..com",
        "ada@.example.com",
        "ada@example.com.",
        "m..x@example.org",
        ".m@example.org",
        "m.@example.org",
        "ada@-x.org",
        "ada@x-.org",
        "ada@example.123",
        "ada@example.c",
        "ada@127.0.0.1",
        "ada@[127.0.0.1]",
        "ada@[IPv6:::1]",
        "ada@exam_ple.org",
        "ada@exam ple.org",
        "a da@example.org",
        "ada @example.org",
        "ada@ example.org",
        "ada@example.org,bea@example.org",
        "ada@example.org;bea@example.org",
        "ada@bea@example.org",
        "Ada <ada@example.org>",
        "<ada@example.org>",
        "mailto:ada@example.org",
        "\"ada lovelace\"@example.org",
        "\"ada\"@example.org",
        "ada(home)@example.org",
        "ada\\@example.org",
        "ada@example.org\r\nBcc: eve@example.org",
        "ada\u0000@example.org",
        "ada\u00a0b@example.org",
        "ada\u200b@example.org",
        "ada@exam\u200bple.org",
        "ada@exam\u00adple.org",
        "ada@exam\u00a0ple.org",
        "ada@exam\u202eple.org",
        "ada\uff20example.org",
        "j\u00f6rg@example.org",
        "\u0430da@example.org",
        "ada@\ud83d\ude00.org",
        "\ud83d\ude00@example.org",
        "ada@gro\u00df.de",
        "ada@\ud800.org",
      })
  void what_they_do_not_take_is_refused(String typed) {
    assertThat(EmailAddress.find(typed)).isEmpty();
    assertThat(EmailAddress.objection(typed)).isPresent();
  }

  @Test
  void the_bounds_count_octets_as_the_mail_server_does() {
    assertThat(EmailAddress.find("x".repeat(64) + "@b.cd")).isPresent();
    assertThat(EmailAddress.find("x".repeat(65) + "@b.cd")).isEmpty();
    assertThat(EmailAddress.find("a@" + "x".repeat(63) + ".cd")).isPresent();
    assertThat(EmailAddress.find("a@" + "x".repeat(64) + ".cd")).isEmpty();
    String domain = ("x".repeat(49) + ".").repeat(5);
    assertThat(EmailAddress.find("x@" + domain + "cd")).isPresent();
    assertThat(EmailAddress.find("xxx@" + domain + "cd")).isEmpty();
    assertThat(EmailAddress.objection("xxx@" + domain + "cd"))
        .contains("must have at most 254 characters");
    // 63 letters of another script are more octets.
    assertThat(EmailAddress.find("a@" + "\u00fc".repeat(60) + ".de")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "m@m\u00fcnchen-klinik.de, m@m\u00fcnchen-klinik.de, m@xn--mnchen-klinik-wob.de",
    "M@M\u00dcNCHEN.DE, M@m\u00fcnchen.de, M@xn--mnchen-3ya.de",
    "m@mu\u0308nchen.de, m@m\u00fcnchen.de, m@xn--mnchen-3ya.de",
    "m@xn--mnchen-3ya.de, m@m\u00fcnchen.de, m@xn--mnchen-3ya.de",
    "m@XN--MNCHEN-3YA.de, m@m\u00fcnchen.de, m@xn--mnchen-3ya.de",
    "m@\u4f8b\u3048.\u30c6\u30b9\u30c8, m@\u4f8b\u3048.\u30c6\u30b9\u30c8, m@xn--r8jz45g.xn--zckzah",
    "m@\u4f8b\u3048\u3002jp, m@\u4f8b\u3048.jp, m@xn--r8jz45g.jp",
    "m@\uff45\uff58ample.org, m@example.org, m@example.org",
    "m@xn--strae-oqa.de, m@xn--strae-oqa.de, m@xn--strae-oqa.de",
  })
  void a_domain_in_other_letters_is_shown_in_them_and_sent_in_ascii(
      String typed, String shown, String sent) {
    EmailAddress address = EmailAddress.find(typed).orElseThrow();
    assertThat(address.text()).isEqualTo(shown);
    assertThat(address.ascii()).isEqualTo(sent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ada@example.org ",
        "\tada@example.org\r\n",
        "\u00a0ada@example.org\u202f",
        "\ufeffada@example.org\u200b",
        "\u3000ada@example.org\u2028",
        "\u200eada@example.org\u2069",
      })
  void blanks_of_every_kind_around_it_are_no_part_of_it(String typed) {
    assertThat(EmailAddress.find(typed)).map(EmailAddress::text).contains("ada@example.org");
  }

  @Test
  void one_mailbox_has_one_key() {
    assertThat(EmailAddress.key(" Ada@M\u00dcNCHEN.de "))
        .isEqualTo(EmailAddress.key("ada@xn--mnchen-3ya.DE"))
        .isEqualTo("ada@m\u00fcnchen.de");
    assertThat(EmailAddress.key(" J\u00d6rg@example..org\u00a0"))
        .isEqualTo("j\u00f6rg@example..org");
  }

  @Test
  void the_refusal_says_what_is_wrong() {
    assertThat(EmailAddress.objection("j\u00f6rg@example.org").orElseThrow())
        .contains("before the @");
    assertThat(EmailAddress.objection("a@b..de").orElseThrow()).contains("domain");
    assertThat(EmailAddress.objection("a@gro\u00df.de").orElseThrow()).contains("xn--");
  }
}
