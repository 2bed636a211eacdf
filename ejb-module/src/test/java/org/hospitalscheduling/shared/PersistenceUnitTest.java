package org.hospitalscheduling.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

class PersistenceUnitTest {

  @Test
  void every_mapped_class_is_named_in_the_persistence_unit() throws Exception {
    List<String> mapped =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.hospitalscheduling")
                .stream()
                .filter(PersistenceUnitTest::isMapped)
                .map(JavaClass::getName)
                .toList();
    assertThat(named()).containsExactlyInAnyOrderElementsOf(mapped);
  }

  private static boolean isMapped(JavaClass type) {
    return type.isAnnotatedWith(Entity.class)
        || type.isAnnotatedWith(Embeddable.class)
        || type.isAnnotatedWith(MappedSuperclass.class)
        || type.isAnnotatedWith(Converter.class);
  }

  private static List<String> named() throws Exception {
    try (InputStream in =
        PersistenceUnitTest.class.getResourceAsStream("/META-INF/persistence.xml")) {
      NodeList classes =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(in)
              .getElementsByTagName("class");
      List<String> names = new ArrayList<>();
      for (int i = 0; i < classes.getLength(); i++) {
        names.add(classes.item(i).getTextContent().strip());
      }
      return names;
    }
  }
}
