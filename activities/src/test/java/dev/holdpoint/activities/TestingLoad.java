package dev.holdpoint.activities;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * Clients that send request after request, every tenth of them a POST, and never try again:
 * whatever is not answered with 200 is lost.
 */
public final class TestingLoad implements AutoCloseable {
    private final OkHttpClient http =
            new OkHttpClient.Builder()
                    .retryOnConnectionFailure(false)
                    .callTimeout(Duration.ofSeconds(10))
                    .dispatcher(new Dispatcher())
                    .build();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Map<String, Long> answers = new ConcurrentHashMap<>();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    private final AtomicLong sent = new AtomicLong();
    private final Semaphore progress = new Semaphore(0);

    private TestingLoad(String url, int concurrent, Duration pause) {
        for (var client = 0; client < concurrent; client++) {
            var _ = clients.submit(() -> run(url, pause));
        }
    }

    /**
     * Starts to send.
     *
     * @param pause between two requests of one client
     */
    public static TestingLoad start(String url, int concurrent, Duration pause) {
        return new TestingLoad(url, concurrent, pause);
    }

    public long sent() {
        return sent.get();
    }

    /** Waits until so many more have been answered or lost. */
    public void awaitMore(int requests) {
        progress.drainPermits();
        try {
            if (!progress.tryAcquire(requests, 60, TimeUnit.SECONDS)) {
                fail("the load came to a stand; lost so far: " + lost);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What became of requests that were not answered with 200. */
    public Queue<String> lost() {
        return lost;
    }

    /** Answers by the name of the service that gave them. */
    public Map<String, Long> answers() {
        return answers;
    }

    /** Stops sending and waits for the last answers. */
    public void stop() {
        stop.countDown();
        clients.close();
    }

    @Override
    public void close() {
        stop();
        http.connectionPool().evictAll();
    }

    private void run(String url, Duration pause) {
        try {
            do {
                send(url, sent.incrementAndGet());
                progress.release();
            } while (!stop.await(pause.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(String url, long number) {
        var request = new Request.Builder().url(url + "/" + number);
        if (number % 10 == 0) {
            request.post(RequestBody.create("order " + number, null));
        }
        try (var response = http.newCall(request.build()).execute()) {
            var body = response.body().string();
            if (response.code() == 200) {
                answers.merge(String.valueOf(response.header("X-Service")), 1L, Long::sum);
            } else {
                lost.add(response.code() + " " + body);
            }
        } catch (IOException e) {
            lost.add(e.toString());
        }
    }
}
