package dev.holdpoint.activities.process;

import io.temporal.failure.ApplicationFailure;
import java.time.Duration;

/** Drains and stops a launch: SIGTERM, time to finish what is in flight, then SIGKILL. */
final class Stopping {
    /** How much later than the supervisor's own limit we step in. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final ProcessSlot slot;

    Stopping(ProcessSlot slot) {
        this.slot = slot;
    }

    /** Returns when nothing of it lives; nothing living is success. */
    void stop(Launch launch) {
        var processes = Processes.of(launch);
        if (processes.gone()) {
            return;
        }
        // the supervisor passes it on and keeps the time, even if this worker dies now
        processes.supervisor().or(processes::release).ifPresent(ProcessHandle::destroy);
        var patience = new Patience(slot.call(), "draining " + slot.name());
        var limit = slot.settings().drain().plus(GRACE);
        if (!patience.until(limit, () -> Processes.of(launch).gone())) {
            kill(launch, patience);
        }
    }

    private void kill(Launch launch, Patience patience) {
        var left = Processes.of(launch);
        left.supervisor().ifPresent(ProcessHandle::destroyForcibly);
        left.release().ifPresent(ProcessHandle::destroyForcibly);
        if (!patience.until(GRACE, () -> Processes.of(launch).gone())) {
            throw ApplicationFailure.newFailure(
                    "Stopping %s: it lives on after SIGKILL (%s). Look at the machine."
                            .formatted(slot.name(), launch.life().sentence()),
                    "Unavailable");
        }
    }
}
