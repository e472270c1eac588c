package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.CheckActivities;
import dev.holdpoint.workflows.port.CheckCall;
import dev.holdpoint.workflows.port.CheckResult;

/** Checks by whichever adapter the service names. */
public final class CheckDispatch implements CheckActivities {
    private final Calls<CheckAdapter> calls;

    public CheckDispatch(Adapters adapters) {
        this.calls = new Calls<>(adapters, CheckAdapter.class);
    }

    @Override
    public CheckResult check(CheckCall check) {
        return calls.look(check.target(), (adapter, call) -> adapter.check(call, check));
    }
}
