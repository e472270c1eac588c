package dev.holdpoint.activities.process;

import dev.holdpoint.workflows.port.Errors;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Waits until a launched release answers; one that dies or never answers is stopped again. */
final class Readiness {
    private static final Duration ONE_TRY = Duration.ofSeconds(2);

    private final ProcessSlot slot;
    private final OkHttpClient http;
    private String lastSeen = "nothing yet";
    private int looksWithoutLife;

    Readiness(ProcessSlot slot, OkHttpClient http) {
        this.slot = slot;
        this.http = http.newBuilder().callTimeout(ONE_TRY).followRedirects(false).build();
    }

    /** Returns when the release is ready. */
    void await(Launch launch) {
        int deaths = launch.deaths().size();
        var within = slot.settings().ready().within();
        var patience = new Patience(slot.call(), "waiting for " + slot.name() + " to be ready");
        var died = new AtomicBoolean();
        boolean seen =
                patience.until(
                        within,
                        () -> {
                            died.set(died(launch, deaths));
                            return died.get() || ready(launch);
                        });
        if (died.get()) {
            throw refused(launch, "died before it was ready: " + end(launch));
        }
        if (!seen) {
            throw refused(launch, "was not ready within " + within.toSeconds() + " s: " + lastSeen);
        }
    }

    /** Whether something answers at the slot's address; a slot without one is always silent. */
    boolean answers() {
        return slot.url() != null && connects(slot.url());
    }

    /**
     * A process has no command line in the moment it becomes another, so one look proves nothing.
     */
    private boolean died(Launch launch, int before) {
        looksWithoutLife = launch.alive() ? 0 : looksWithoutLife + 1;
        return launch.deaths().size() > before || looksWithoutLife > 1;
    }

    /** Another process may answer at that address for a moment, so the release itself must run. */
    private boolean ready(Launch launch) {
        if (!(launch.life() instanceof Life.Running)) {
            lastSeen = launch.life().sentence();
            return false;
        }
        var path = slot.settings().ready().path();
        var url = slot.url();
        if (url == null) {
            return lives(launch);
        }
        return path == null ? connects(url) : healthy(url, path);
    }

    /** All that can be seen of a release without an address: that it lived for a moment. */
    private boolean lives(Launch launch) {
        lastSeen = launch.life().sentence();
        return launch.life() instanceof Life.Running run
                && run.since().plus(ONE_TRY).isBefore(Instant.now());
    }

    private boolean connects(URI url) {
        try (var socket = new Socket()) {
            var port = slot.port().orElseThrow();
            socket.connect(new InetSocketAddress(url.getHost(), port), (int) ONE_TRY.toMillis());
            return true;
        } catch (IOException e) {
            lastSeen = url + " does not accept connections (" + e.getMessage() + ")";
            return false;
        }
    }

    private boolean healthy(URI url, String path) {
        var address = url.resolve(slot.call().fill(path)).toString();
        var request = new Request.Builder().url(address).build();
        try (var answer = http.newCall(request).execute()) {
            lastSeen = "GET " + address + " answered " + answer.code();
            return answer.code() == slot.settings().ready().status();
        } catch (IOException e) {
            lastSeen = "GET " + address + " failed: " + Objects.toString(e.getMessage());
            return false;
        }
    }

    private static String end(Launch launch) {
        var deaths = launch.deaths();
        return deaths.isEmpty()
                ? launch.life().sentence()
                : "exit code " + deaths.getLast().split(" ")[1];
    }

    private ApplicationFailure refused(Launch launch, String why) {
        var message =
                "Starting %s in %s: the release %s. It was stopped. The end of %s: %s"
                        .formatted(
                                launch.started().version(),
                                slot.name(),
                                why,
                                launch.log(),
                                String.join(" | ", LogTail.of(launch, 8)));
        new Stopping(slot).stop(launch);
        return ApplicationFailure.newNonRetryableFailure(
                slot.call().redact(message), Errors.REFUSED);
    }
}
