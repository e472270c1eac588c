package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.Release;
import java.util.List;
import java.util.Optional;

/** Starts and stops releases on one platform. */
public interface DeployAdapter extends Adapter {
    /** What runs at the target. */
    Release current(AdapterCall call);

    /** Starts the release named by the references; finds what an earlier try began. */
    Release start(AdapterCall call);

    /** Puts the stable release back. */
    Release back(AdapterCall call);

    /** Drains and stops; nothing there is success. */
    Release stop(AdapterCall call);

    /**
     * What is missing to put the stable release back; empty when nothing is, or where nobody can
     * tell before it is tried.
     */
    default Optional<String> missingToReturn(AdapterCall call) {
        return Optional.empty();
    }

    /** The names of what the release is configured by, never a value. */
    default List<String> configuration(AdapterCall call) {
        return List.of();
    }

    /** The last lines it wrote. */
    List<String> logs(AdapterCall call);

    /** Commands for hands that put stable back; empty when traffic alone does it. */
    List<String> byHand(AdapterCall call);
}
