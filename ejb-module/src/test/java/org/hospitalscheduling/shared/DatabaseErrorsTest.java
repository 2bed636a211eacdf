package org.hospitalscheduling.shared;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;

class DatabaseErrorsTest {

  @Test
  void a_lost_connection_is_away_and_a_refusal_is_not() {
    assertThat(DatabaseErrors.isAway(new EJBException(broken("08006")))).isTrue();
    assertThat(DatabaseErrors.isAway(new EJBException(broken("57P01")))).isTrue();
    assertThat(DatabaseErrors.isAway(new EJBException(broken("23505")))).isFalse();
    assertThat(DatabaseErrors.isAway(new IllegalStateException("a fault of ours"))).isFalse();
  }

  @Test
  void a_commit_without_an_answer_is_away_whatever_the_server_throws() {
    SystemException payara = new SystemException();
    payara.initCause(new XAException("This connection has been closed."));
    assertThat(DatabaseErrors.isAway(new EJBException(payara))).isTrue();

    RollbackException wildfly = new RollbackException("Could not commit transaction.");
    wildfly.addSuppressed(new XAException(XAException.XAER_RMFAIL));
    assertThat(DatabaseErrors.isAway(new EJBException(wildfly))).isTrue();
  }

  @Test
  void a_commit_that_the_database_refuses_is_not_away() {
    XAException refused = new XAException(XAException.XA_RBINTEGRITY);
    refused.initCause(broken("23P01"));
    assertThat(DatabaseErrors.isAway(new EJBException(refused))).isFalse();
  }

  private static SQLException broken(String state) {
    return new SQLException("made up", state);
  }
}
