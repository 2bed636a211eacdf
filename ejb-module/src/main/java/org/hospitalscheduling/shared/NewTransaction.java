package org.hospitalscheduling.shared;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/** A transaction for work whose caller has none, or another one; rolled back when it throws. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NewTransaction {

  public void run(Runnable work) {
    work.run();
  }
}
