package org.hospitalscheduling.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The edge translates and decides nothing. */
class WebArchitectureTest {

  private static final String ROOT = "org.hospitalscheduling.";

  private static final JavaClasses EDGE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT + "web");

  @Test
  void no_cycles() {
    slices().matching(ROOT + "web.(*)..").should().beFreeOfCycles().check(EDGE);
  }

  /**
   * Services and gateways, and the records, enums and exceptions that they speak in; beside them
   * what is named here, which serves every request or every socket.
   */
  @Test
  void the_edge_uses_services_and_gateways() {
    Set<String> besides =
        Set.of(
            "CurrentActor",
            "Disclosure",
            "KeyRing",
            "LiveFeed",
            "LivePolicy",
            "MetricsAccess",
            "ReadLog");
    noClasses()
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<>("decide, or hold the data") {
              @Override
              public boolean test(JavaClass type) {
                return type.getPackageName().startsWith(ROOT)
                    && !type.getPackageName().matches(ROOT + "(web|shared|settings)(\\..*)?")
                    && !type.isRecord()
                    && !type.isEnum()
                    && !type.isInterface()
                    && !type.isAssignableTo(Throwable.class)
                    && !type.getSimpleName().matches(".+(Service|Gateway)")
                    && !besides.contains(type.getSimpleName());
              }
            })
        .check(EDGE);
  }

  @Test
  void the_edge_has_no_database() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.persistence..",
            "jakarta.transaction..",
            "java.sql..",
            "javax.sql..",
            "org.hibernate..")
        .check(EDGE);
  }

  @Test
  void resources_are_alike() {
    classes()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .haveSimpleNameEndingWith("Resource")
        .andShould()
        .beAnnotatedWith(ApplicationScoped.class)
        .check(EDGE);
  }
}
