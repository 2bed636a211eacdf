package org.hospitalscheduling.testing;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hospitalscheduling.settings.Credentials;
import org.hospitalscheduling.settings.Database;
import org.hospitalscheduling.settings.Registration;
import org.hospitalscheduling.settings.Secret;
import org.hospitalscheduling.settings.Settings;

/** The settings that nobody changed. */
public final class TestSettings {
  public static final Secret MASTER = new Secret("0123456789abcdef0123456789abcdef");

  private TestSettings() {}

  public static Settings defaults() {
    Credentials nobody = new Credentials("nobody", new Secret(""));
    return new Settings(
        false,
        new Database("jdbc:postgresql://127.0.0.1/none", nobody, nobody),
        Optional.empty(),
        5_000,
        Optional.empty(),
        Registration.APPROVAL,
        Optional.empty(),
        "Hospital Scheduling",
        ZoneId.of("Europe/Berlin"),
        MASTER,
        Optional.empty(),
        Duration.ofMinutes(30),
        Duration.ofHours(12),
        List.of(),
        false,
        10,
        3,
        Optional.empty());
  }
}
