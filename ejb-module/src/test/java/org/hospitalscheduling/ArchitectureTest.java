package org.hospitalscheduling;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hospitalscheduling.shared.TimedWork;
import org.junit.jupiter.api.Test;

/** The structure of the code, as CONTRIBUTING.md describes it. */
class ArchitectureTest {

  private static final String ROOT = "org.hospitalscheduling.";

  /** Imports run to the left only; those of the last group do not know each other. */
  private static final List<List<String>> LAYERS =
      List.of(
          List.of("settings"),
          List.of("shared"),
          List.of("identity"),
          List.of("idempotency"),
          List.of("secondfactor"),
          List.of("sessions"),
          List.of("signon"),
          List.of("serviceaccounts"),
          List.of("accounts"),
          List.of("confidentiality"),
          List.of("directory"),
          List.of("availability"),
          List.of("booking"),
          List.of("waitlist"),
          List.of("overbooking"),
          List.of(
              "export",
              "intake",
              "notification",
              "activity",
              "statistics",
              "realtime",
              "merging",
              "privacy"));

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.hospitalscheduling");

  @Test
  void imports_run_one_way() {
    for (int layer = 0; layer < LAYERS.size(); layer++) {
      for (String capability : LAYERS.get(layer)) {
        List<String> above =
            LAYERS.subList(layer, LAYERS.size()).stream()
                .flatMap(List::stream)
                .filter(other -> !other.equals(capability))
                .map(other -> ROOT + other + "..")
                .toList();
        noClasses()
            .that()
            .resideInAPackage(ROOT + capability + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above.toArray(String[]::new))
            .allowEmptyShould(true)
            .check(PRODUCT);
      }
    }
  }

  @Test
  void no_cycles() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void no_edge_types_below_the_edge() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.ws.rs..", "jakarta.servlet..", "jakarta.websocket..", "jakarta.json..")
        .check(PRODUCT);
  }

  /**
   * Nor its words: what HTTP calls a thing, the edge says. The headers here are those of mails, and
   * what the sign-on is asked it is asked in HTTP.
   */
  @Test
  void no_words_of_http_below_the_edge() throws IOException {
    Pattern words =
        Pattern.compile(
            "HTTP\\b|If-Match|\\bETag|Idempotency-Key|\\bcookie|\\bheader"
                + "|(\"|@code )(GET|POST|PUT|PATCH|DELETE) [a-z]");
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      assertThat(
              sources
                  .filter(Files::isRegularFile)
                  .filter(path -> !path.toString().contains("/notification/"))
                  .filter(path -> !path.endsWith("ProviderClient.java"))
                  .filter(path -> words.matcher(text(path)).find()))
          .isEmpty();
    }
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A plural noun, or {@code *Queries}; {@code SqlQuery} is what they are written with. */
  @Test
  void only_repositories_have_an_entity_manager() {
    classes()
        .that(
            new DescribedPredicate<>("have a field of type EntityManager") {
              @Override
              public boolean test(JavaClass type) {
                return type.getFields().stream()
                    .anyMatch(field -> field.getRawType().isEquivalentTo(EntityManager.class));
              }
            })
        .should()
        .haveNameMatching(".*[^.]s")
        .orShould()
        .haveSimpleName("DatabaseProbe")
        .check(PRODUCT);
  }

  /** ADR 14. Two reads of the seals' chain may stop halfway, and are plain JDBC. */
  @Test
  void native_sql_is_written_with_SqlQuery() {
    noClasses().should().callMethodWhere(target(name("createNativeQuery"))).check(PRODUCT);
    noClasses()
        .that()
        .doNotHaveSimpleName("SqlQuery")
        .and()
        .doNotHaveSimpleName("ActivityChain")
        .should()
        .callMethodWhere(target(name("prepareStatement")))
        .check(PRODUCT);
  }

  @Test
  void a_service_is_a_transaction() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Service")
        .should()
        .beAnnotatedWith(Stateless.class)
        .andShould(be("inside a transaction", ArchitectureTest::hasTransaction))
        .check(PRODUCT);
  }

  @Test
  void a_gateway_stands_outside_of_transactions() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Gateway")
        .should(be("outside of transactions", type -> !hasTransaction(type)))
        .check(PRODUCT);
  }

  @Test
  void transactions_are_new_ones() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Transactions")
        .should(
            be(
                "REQUIRES_NEW",
                type ->
                    type.tryGetAnnotationOfType(Transactional.class)
                            .filter(said -> said.value() == Transactional.TxType.REQUIRES_NEW)
                            .isPresent()
                        || type.tryGetAnnotationOfType(TransactionAttribute.class)
                            .filter(said -> said.value() == TransactionAttributeType.REQUIRES_NEW)
                            .isPresent()))
        .check(PRODUCT);
  }

  @Test
  void a_workflow_runs_in_its_callers_transaction_and_knows_no_roles() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Workflow")
        .should()
        .beAnnotatedWith(ApplicationScoped.class)
        .andShould()
        .notBeAnnotatedWith(Transactional.class)
        .andShould()
        .notBeAnnotatedWith(RolesAllowed.class)
        .check(PRODUCT);
  }

  @Test
  void what_a_timer_runs_is_a_job() {
    classes()
        .that(
            new DescribedPredicate<>("have a timer") {
              @Override
              public boolean test(JavaClass type) {
                return type.getMethods().stream()
                    .anyMatch(method -> method.isAnnotatedWith(Schedule.class));
              }
            })
        .should()
        .haveSimpleNameEndingWith("Job")
        .check(PRODUCT);
    classes()
        .that()
        .haveSimpleNameEndingWith("Job")
        .should(
            be(
                "run by a timer",
                type ->
                    type.getMethods().stream()
                        .anyMatch(method -> method.isAnnotatedWith(Schedule.class))))
        .check(PRODUCT);
  }

  private static ArchCondition<JavaClass> be(String what, Predicate<JavaClass> holds) {
    return new ArchCondition<>("be " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(new SimpleConditionEvent(type, holds.test(type), type.getFullName()));
      }
    };
  }

  /** What a stateless EJB has unless it says otherwise, and a CDI bean where it says so. */
  private static boolean hasTransaction(JavaClass type) {
    return type.isAnnotatedWith(Transactional.class)
        || type.isAnnotatedWith(Stateless.class)
            && type.tryGetAnnotationOfType(TransactionAttribute.class)
                .filter(said -> said.value() == TransactionAttributeType.NOT_SUPPORTED)
                .isEmpty();
  }

  @Test
  void every_ejb_method_says_who_may_call_it() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(Stateless.class)
        .and()
        .arePublic()
        .should(
            new ArchCondition<JavaMethod>("carry a role, or stand in a class that does") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                boolean said =
                    List.of(RolesAllowed.class, PermitAll.class, DenyAll.class).stream()
                        .anyMatch(
                            role ->
                                method.isAnnotatedWith(role)
                                    || method.getOwner().isAnnotatedWith(role));
                events.add(new SimpleConditionEvent(method, said, method.getFullName()));
              }
            })
        .check(PRODUCT);
  }

  /** GlassFish expunges a timer whose method has failed twice in a row. */
  @Test
  void no_failure_reaches_a_timer() {
    methods()
        .that()
        .areAnnotatedWith(Schedule.class)
        .should(
            new ArchCondition<JavaMethod>("leave the work to TimedWork, in no transaction") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                boolean only =
                    method.getMethodCallsFromSelf().stream()
                        .allMatch(call -> call.getTargetOwner().isEquivalentTo(TimedWork.class));
                boolean none =
                    method
                        .getOwner()
                        .tryGetAnnotationOfType(TransactionAttribute.class)
                        .filter(said -> said.value() == TransactionAttributeType.NOT_SUPPORTED)
                        .isPresent();
                events.add(new SimpleConditionEvent(method, only && none, method.getFullName()));
              }
            })
        .check(PRODUCT);
  }

  @Test
  void a_policy_is_pure() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Policy")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "java.sql..", "org.hibernate..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(PRODUCT);
  }

  @Test
  void nobody_reads_the_system_clock() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + "shared.ClockProducer")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + "shared.Ids")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(PRODUCT);
  }

  @Test
  void entities_have_no_setters() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .areAnnotatedWith("jakarta.persistence.Entity")
        .and()
        .doNotHaveModifier(JavaModifier.PRIVATE)
        .should()
        .haveNameNotMatching("set[A-Z].*")
        .check(PRODUCT);
  }
}
