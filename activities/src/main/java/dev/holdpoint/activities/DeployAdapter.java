package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.Release;
import java.util.List;

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

    /** The last lines it wrote. */
    List<String> logs(AdapterCall call);

    /** Commands for hands that put stable back; empty when traffic alone does it. */
    List<String> byHand(AdapterCall call);
}
