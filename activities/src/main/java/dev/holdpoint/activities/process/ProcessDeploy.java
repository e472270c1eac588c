package dev.holdpoint.activities.process;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.DeployAdapter;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.Release;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/**
 * A release is a process on the worker's machine, one for each slot.
 *
 * <p>Its mark of idempotency is the launch folder: while a launch with the wanted artifact lives,
 * starting it again changes nothing.
 */
public final class ProcessDeploy implements DeployAdapter {
    private static final int LOG_LINES = 200;

    private final OkHttpClient http = new OkHttpClient();

    @Override
    public String name() {
        return "process";
    }

    @Override
    public Release current(AdapterCall call) {
        return ProcessSlot.of(call).release();
    }

    @Override
    public Release start(AdapterCall call) {
        var slot = ProcessSlot.of(call);
        var readiness = new Readiness(slot, http);
        var launch = slot.folder().alone(() -> launched(slot, readiness));
        readiness.await(launch);
        return slot.release();
    }

    @Override
    public Release back(AdapterCall call) {
        return start(Stable.of(ProcessSlot.of(call)).startable());
    }

    @Override
    public Optional<String> missingToReturn(AdapterCall call) {
        return WayBack.missing(ProcessSlot.of(call));
    }

    @Override
    public Release stop(AdapterCall call) {
        var slot = ProcessSlot.of(call);
        slot.folder().launches().forEach(new Stopping(slot)::stop);
        return slot.release();
    }

    @Override
    public List<String> logs(AdapterCall call) {
        return ProcessSlot.of(call).folder().present().stream()
                .flatMap(launch -> LogTail.of(launch, LOG_LINES).stream())
                .map(call::redact)
                .toList();
    }

    @Override
    public List<String> configuration(AdapterCall call) {
        var slot = ProcessSlot.of(call);
        return Stream.concat(
                        slot.port().map(_ -> "PORT").stream(),
                        slot.settings().environment().keySet().stream())
                .sorted()
                .toList();
    }

    @Override
    public List<String> byHand(AdapterCall call) {
        return call.target().slots().isEmpty() ? ByHand.lines(ProcessSlot.of(call)) : List.of();
    }

    /** The living launch of the wanted artifact, else a new one in the place of what runs. */
    private static Launch launched(ProcessSlot slot, Readiness readiness) {
        var artifact = slot.required("artifact");
        var present = slot.folder().present().filter(Launch::alive);
        if (present.isPresent() && present.get().started().artifact().equals(artifact)) {
            return present.get();
        }
        present.ifPresent(new Stopping(slot)::stop);
        if (readiness.answers()) {
            throw ApplicationFailure.newNonRetryableFailure(
                    ("Starting in %s: %s answers already, though nothing that was started there"
                                    + " runs. Stop it, or change the slot's url.")
                            .formatted(slot.name(), slot.url()),
                    Errors.DRIFT);
        }
        return launch(slot, artifact);
    }

    private static Launch launch(ProcessSlot slot, String artifact) {
        var call = slot.call();
        var started =
                new Started(
                        call.key(),
                        slot.required("version"),
                        artifact,
                        call.reference("commit").orElse(null),
                        call.reference("workspace").orElse(null),
                        Instant.now());
        var launch = slot.folder().create(started);
        new Launcher(slot).start(launch);
        return launch;
    }
}
