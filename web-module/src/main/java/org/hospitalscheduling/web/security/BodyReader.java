package org.hospitalscheduling.web.security;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads a body as a whole, before anything is done with the request. Whoever sends slowly holds a
 * thread of the server so long: until the deadline, and only so many at once that others are left.
 */
@ApplicationScoped
public class BodyReader {

  /** Bodies up to this size are small. */
  static final long SMALL = 64 * 1024;

  private static final Duration FOR_SMALL = Duration.ofSeconds(10);
  private static final Duration FOR_LARGE = Duration.ofSeconds(60);

  /** Of the server's 256 threads; the configurations beside the EAR set their number. */
  private static final int SMALL_AT_ONCE = 176;

  /** Pictures and imports, each up to 2 MiB in memory. */
  private static final int LARGE_AT_ONCE = 8;

  @Resource private ManagedScheduledExecutorService scheduler;

  private final Semaphore small = new Semaphore(SMALL_AT_ONCE);
  private final Semaphore large = new Semaphore(LARGE_AT_ONCE);

  /** How reading ended. */
  sealed interface Outcome {
    record Whole(byte[] bytes) implements Outcome {}

    /** It is longer than it may be. */
    record TooLong() implements Outcome {}

    /** The client hung up, or does not speak HTTP. */
    record CutShort() implements Outcome {}

    /** The deadline passed. */
    record TooSlow() implements Outcome {}

    /** Too many others are sending. */
    record TooMany() implements Outcome {}
  }

  /**
   * Reads until the end.
   *
   * @param announced its length; negative if it was not announced
   * @param most bytes that are accepted
   */
  Outcome read(InputStream in, long announced, long most) {
    boolean isSmall = (announced < 0 ? most : announced) <= SMALL;
    Semaphore places = isSmall ? small : large;
    if (!places.tryAcquire()) {
      return new Outcome.TooMany();
    }
    try {
      if (announced >= 0 && in.available() >= announced) {
        return whole(in, announced, most);
      }
      Deadline deadline = new Deadline();
      Future<?> alarm =
          scheduler.schedule(
              deadline, (isSmall ? FOR_SMALL : FOR_LARGE).toMillis(), TimeUnit.MILLISECONDS);
      Outcome outcome;
      try {
        outcome = whole(in, announced, most);
      } finally {
        alarm.cancel(false);
        deadline.end();
      }
      return deadline.hasPassed() && !(outcome instanceof Outcome.Whole)
          ? new Outcome.TooSlow()
          : outcome;
    } catch (IOException e) {
      return new Outcome.CutShort();
    } finally {
      places.release();
    }
  }

  private static Outcome whole(InputStream in, long announced, long most) {
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream((int) Math.max(512, Math.min(announced, SMALL)));
    byte[] piece = new byte[8192];
    try {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        bytes.write(piece, 0, read);
        if (bytes.size() > most) {
          return new Outcome.TooLong();
        }
      }
    } catch (IOException e) {
      return new Outcome.CutShort();
    }
    return bytes.size() < announced
        ? new Outcome.CutShort()
        : new Outcome.Whole(bytes.toByteArray());
  }

  /**
   * Ends a read that blocks: neither server has a limit for a body as a whole. Both answer an
   * interrupt with an exception from the read.
   */
  private static final class Deadline implements Runnable {
    private final Thread reader = Thread.currentThread();
    private boolean passed;
    private boolean over;

    @Override
    public synchronized void run() {
      if (!over) {
        passed = true;
        reader.interrupt();
      }
    }

    /** From here on the thread does other work, which must not be interrupted. */
    synchronized void end() {
      over = true;
      if (passed) {
        Thread.interrupted();
      }
    }

    synchronized boolean hasPassed() {
      return passed;
    }
  }
}
