package org.hospitalscheduling.shared;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/**
 * Runs work in a new transaction, for a caller that has none or a different one. The transaction
 * rolls back if the work throws.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NewTransaction {

  public void run(Runnable work) {
    work.run();
  }
}
