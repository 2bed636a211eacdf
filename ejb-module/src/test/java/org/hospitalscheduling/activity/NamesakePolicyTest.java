package org.hospitalscheduling.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesakePolicyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Müller, Hanna | Otto Mueller | true",
        "MULLER, Hanna | o.müller | true",
        "Müller-O’Neill, Hanna | pat oneill | true",
        "Hanna Müller | mueller | true",
        "van der Berg, Jan | Ann Berg | true",
        "Müller, Hanna | Hanna Schmidt | false",
        "Müller, Hanna | Müller Hanna | false",
        "Hanna, Otto | Otto Hanna | true",
        "Li, Wei | Bo Li | true",
        "Müllerova, Eva | Otto Müller | false",
        "'-, Otto' | '.' | false",
        "Müller | '' | false",
      })
  void the_family_name_decides(String patient, String user, boolean expected) {
    assertThat(NamesakePolicy.isNamesake(patient, List.of(user))).isEqualTo(expected);
  }
}
