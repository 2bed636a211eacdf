package org.hospitalscheduling.web.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PatientScanTest {
  private static final UUID ANN = UUID.fromString("01a203fa-0000-7000-8000-000000000001");
  private static final UUID BEN = UUID.fromString("01a203fa-0000-7000-8000-000000000002");

  @Test
  void a_patient_is_an_object_with_an_id_and_an_mrn_however_deep() {
    assertThat(PatientScan.of("{\"id\":\"" + ANN + "\",\"mrn\":\"1\"}").patients())
        .containsExactly(ANN);
    assertThat(PatientScan.of("{ \"mrn\" : \"1\" , \"id\" : \"" + ANN + "\" }").patients())
        .containsExactly(ANN);
    assertThat(
            PatientScan.of(
                    "{\"items\":[{\"id\":\"%s\",\"patient\":{\"id\":\"%s\",\"mrn\":\"1\"},\"x\":[[{\"y\":{\"id\":\"%s\",\"mrn\":\"2\"}}]]}]}"
                        .formatted(UUID.randomUUID(), ANN, BEN))
                .patients())
        .containsExactlyInAnyOrder(ANN, BEN);
  }

  @Test
  void the_id_and_the_mrn_are_of_the_same_object() {
    assertThat(
            PatientScan.of(
                    "{\"id\":\"%s\",\"a\":{\"mrn\":\"1\"},\"b\":{\"id\":\"%s\",\"mrn\":null},\"c\":[\"mrn\"]}"
                        .formatted(ANN, BEN))
                .patients())
        .isEmpty();
  }

  @Test
  void what_a_text_holds_is_no_object() {
    assertThat(
            PatientScan.of(
                    "{\"reason\":\"\\\\\\\",{\\\"id\\\":\\\"%s\\\",\\\"mrn\\\":\\\"1\\\"}\",\"id\":\"%s\",\"mrn\":\"ü\\\"}\"}"
                        .formatted(ANN, BEN))
                .patients())
        .containsExactly(BEN);
  }

  @Test
  void items_are_counted_at_the_top() {
    assertThat(PatientScan.of("{\"id\":\"x\"}").items()).isOne();
    assertThat(PatientScan.of("{\"items\":[],\"next\":null}").items()).isZero();
    assertThat(
            PatientScan.of(
                    "{\"busy\":[{}],\"items\":[{\"items\":[{},{}]},{\"a\":[{}]}],\"x\":[{}]}")
                .items())
        .isEqualTo(2);
  }

  @Test
  void what_passes_is_not_changed_in_whatever_pieces_it_comes() throws IOException {
    byte[] json =
        "{\"items\":[{\"id\":\"%s\",\"mrn\":\"é\"}]}"
            .formatted(ANN)
            .getBytes(StandardCharsets.UTF_8);
    for (int size = 1; size <= json.length; size++) {
      ByteArrayOutputStream copy = new ByteArrayOutputStream();
      PatientScan scan = new PatientScan();
      try (OutputStream out = scan.of(copy)) {
        out.write(json[0]);
        for (int from = 1; from < json.length; from += size) {
          out.write(json, from, Math.min(size, json.length - from));
        }
      }
      assertThat(copy.toByteArray()).isEqualTo(json);
      assertThat(scan.patients()).containsExactly(ANN);
      assertThat(scan.items()).isOne();
    }
  }
}
