package org.hospitalscheduling.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The just-in-time compiler of the server's JVM, seen through its {@link CompilationMXBean}. */
final class Compiler implements AutoCloseable {

  /** A period of load that is judged as a whole. */
  private static final Duration TURN = Duration.ofSeconds(10);

  /** The share of a period that the compiler may still use and count as done, on one core. */
  private static final double IDLE = 0.03;

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final JMXConnector connector;
  private final CompilationMXBean compilation;

  Compiler(long pid) throws IOException, AttachNotSupportedException {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
    try {
      connector =
          JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
    } finally {
      machine.detach();
    }
    compilation =
        ManagementFactory.newPlatformMXBeanProxy(
            connector.getMBeanServerConnection(),
            ManagementFactory.COMPILATION_MXBEAN_NAME,
            CompilationMXBean.class);
  }

  /** Puts the server under load for the given time. */
  interface Load {
    void run(Duration turn);
  }

  /**
   * Loads the server until its compiler has next to nothing left to do in two consecutive periods,
   * as after an hour of work, or until five minutes are over; prints how long that took.
   */
  void settle(Load load) {
    long begun = System.nanoTime();
    long before = compilation.getTotalCompilationTime();
    int quiet = 0;
    long now = before;
    while (quiet < 2 && Report.seconds(begun) < LIMIT.toSeconds()) {
      long last = now;
      load.run(TURN);
      now = compilation.getTotalCompilationTime();
      quiet = now - last < IDLE * TURN.toMillis() ? quiet + 1 : 0;
    }
    Report.say(
        "The compiler is %s after %.0f s of load, of which it worked %.0f s (%.0f s before)",
        quiet < 2 ? "still busy" : "idle",
        Report.seconds(begun),
        (now - before) / 1e3,
        before / 1e3);
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
