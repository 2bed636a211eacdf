package org.hospitalscheduling.system;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

/** What Arquillian deploys: this build's EAR, byte for byte, without anything of a test in it. */
final class SystemDeployment {
  private SystemDeployment() {}

  @Deployment(testable = false)
  public static EnterpriseArchive ear() {
    return ShrinkWrap.create(ZipImporter.class, "hospital-scheduling.ear")
        .importFrom(TestBed.ear())
        .as(EnterpriseArchive.class);
  }
}
