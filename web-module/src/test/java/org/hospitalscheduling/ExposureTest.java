package org.hospitalscheduling;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What only its own package uses is not public: a capability shows its doors and nothing else. */
class ExposureTest {

  /**
   * Used from outside of the EAR: by launcher, bench or operator, or named in a descriptor or by a
   * service file.
   */
  private static final Set<String> ENTRANCES =
      Set.of(
          "activity.DetachActivity",
          "activity.VerifyActivity",
          "directory.NameKeysMigration",
          "directory.NormalFormsMigration",
          "directory.SearchColumnMigration",
          "identity.UserNamesMigration",
          "overbooking.NoShowModel",
          "overbooking.OverbookingPolicy",
          "privacy.ErasePatients",
          "serviceaccounts.ServiceAccountNamesMigration",
          "shared.DatabaseErrorsInterceptor",
          "shared.MigrateSchema",
          "shared.Schema",
          "shared.ServerJtaPlatform");

  /** Used by tests that put capabilities together. */
  private static final Set<String> JOINED_BY_TESTS =
      Set.of(
          "accounts.RegistrationWorkflow",
          "notification.MailEncryption",
          "notification.OutboxMails",
          "notification.OutboxSecrets",
          "secondfactor.SecondFactorKeys",
          "sessions.SessionOpening",
          "shared.ConflictException");

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.hospitalscheduling");

  @Test
  void what_is_public_is_used_from_another_package() {
    classes()
        .that()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .and()
        .resideOutsideOfPackages(
            "org.hospitalscheduling.web..",
            "org.hospitalscheduling.settings..",
            "org.hospitalscheduling.postgresql..")
        .and()
        .areNotAnnotatedWith(Stateless.class)
        .and()
        .areNotAnnotatedWith(Singleton.class)
        .and()
        .areNotAnnotatedWith(Entity.class)
        .and()
        .areNotAnnotatedWith(MappedSuperclass.class)
        .and()
        .areNotAnnotatedWith(Embeddable.class)
        .and()
        .areNotAnnotatedWith(Converter.class)
        .and()
        // Values travel in views and events, and JSON-B reads what nobody names.
        .areNotRecords()
        .and()
        .areNotEnums()
        .should(
            new ArchCondition<JavaClass>("be used from another package") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                String name = type.getFullName().replace("org.hospitalscheduling.", "");
                boolean used =
                    ENTRANCES.contains(name)
                        || JOINED_BY_TESTS.contains(name)
                        || PRODUCT.stream()
                            .filter(each -> isOrIsIn(each, type))
                            .flatMap(each -> each.getDirectDependenciesToSelf().stream())
                            .map(use -> use.getOriginClass().getPackageName())
                            .anyMatch(user -> !user.equals(type.getPackageName()));
                events.add(new SimpleConditionEvent(type, used, type.getFullName()));
              }
            })
        .check(PRODUCT);
  }

  private static boolean isOrIsIn(JavaClass inner, JavaClass outer) {
    return inner.equals(outer)
        || inner.getEnclosingClass().filter(around -> isOrIsIn(around, outer)).isPresent();
  }
}
