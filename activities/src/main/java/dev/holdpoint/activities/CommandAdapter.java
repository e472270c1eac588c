package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.CommandResult;

/** Runs a command of the service. */
public interface CommandAdapter extends Adapter {
    /** Runs it once per key and returns how it ended. */
    CommandResult run(AdapterCall call);
}
