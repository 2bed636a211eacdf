package org.hospitalscheduling.signon;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.Seats;
import org.jspecify.annotations.Nullable;

/**
 * Asks the provider, and nobody else: no redirect is followed. Whatever it does, an answer has at
 * most 256 KiB and takes at most ten seconds as a whole, and at most 16 requests run at a time.
 */
final class ProviderClient {
  static final int LONGEST = 256 * 1024;
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);
  private static final int AT_ONCE = 16;

  private final Seats seats =
      new Seats(
          AT_ONCE,
          Duration.ofSeconds(3),
          "Too many people are signing in right now. Try again in a few seconds.",
          Duration.ofSeconds(5));
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(TO_CONNECT)
          .build();
  private final Duration limit;

  ProviderClient() {
    this(Duration.ofSeconds(10));
  }

  ProviderClient(Duration limit) {
    this.limit = limit;
  }

  /** An answer as it came. */
  record Reply(int status, String body) {}

  /**
   * @throws SignOnRefusedException {@link SignOnRefusal#UNAVAILABLE} unless it answers 200
   */
  String get(URI address) throws SignOnRefusedException {
    Reply reply = send(HttpRequest.newBuilder(address).GET());
    if (reply.status() != 200) {
      throw unavailable("it answered " + reply.status());
    }
    return reply.body();
  }

  /**
   * Sends a form.
   *
   * @param credentials the value of {@code Authorization}
   * @throws SignOnRefusedException {@link SignOnRefusal#UNAVAILABLE} if there is no answer
   */
  Reply post(URI address, Map<String, String> form, Optional<String> credentials)
      throws SignOnRefusedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encode(form)));
    credentials.ifPresent(value -> request.header("Authorization", value));
    return send(request);
  }

  /** As {@code application/x-www-form-urlencoded}. */
  static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Reply send(HttpRequest.Builder builder) throws SignOnRefusedException {
    HttpRequest request = builder.header("Accept", "application/json").timeout(limit).build();
    try (Seats.Seat seat = seats.take()) {
      CompletableFuture<HttpResponse<byte[]>> asked =
          http.sendAsync(request, answer -> new BoundedBody());
      try {
        HttpResponse<byte[]> response = asked.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        return new Reply(
            response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
      } finally {
        // The request's own limit ends with the first byte of the answer.
        asked.cancel(true);
      }
    } catch (InterruptedException shutdown) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted");
    } catch (TimeoutException e) {
      throw unavailable("it took too long");
    } catch (ExecutionException e) {
      throw unavailable(String.valueOf(e.getCause()));
    } catch (RefusedException busy) {
      throw unavailable("too many requests at once");
    }
  }

  private static SignOnRefusedException unavailable(String why) {
    return new SignOnRefusedException(
        SignOnRefusal.UNAVAILABLE, "the provider cannot be asked: " + why);
  }

  /** Gives up on an answer as soon as it is too long. */
  private static final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<byte[]> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
      subscription = begun;
      begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
      for (ByteBuffer piece : pieces) {
        byte[] part = new byte[piece.remaining()];
        piece.get(part);
        bytes.writeBytes(part);
      }
      if (bytes.size() > LONGEST && subscription != null) {
        subscription.cancel();
        body.completeExceptionally(new IOException("its answer is too long"));
      }
    }

    @Override
    public void onError(Throwable failure) {
      body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      body.complete(bytes.toByteArray());
    }
  }
}
