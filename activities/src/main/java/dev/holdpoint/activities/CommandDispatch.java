package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.CommandActivities;
import dev.holdpoint.workflows.port.CommandResult;
import dev.holdpoint.workflows.port.Target;

/** Commands of the service by whichever adapter it names. */
public final class CommandDispatch implements CommandActivities {
    private final Calls<CommandAdapter> calls;

    public CommandDispatch(Adapters adapters) {
        this.calls = new Calls<>(adapters, CommandAdapter.class);
    }

    @Override
    public CommandResult runCommand(String key, String name, Target target) {
        return calls.effect(key, target, CommandAdapter::run);
    }
}
