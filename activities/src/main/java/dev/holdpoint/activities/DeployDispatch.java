package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.DeployActivities;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.port.Returnable;
import dev.holdpoint.workflows.port.Target;
import java.util.List;

/** Releases by whichever adapter the environment names. */
public final class DeployDispatch implements DeployActivities {
    private final Calls<DeployAdapter> calls;

    public DeployDispatch(Adapters adapters) {
        this.calls = new Calls<>(adapters, DeployAdapter.class);
    }

    @Override
    public Release currentRelease(Target target) {
        return calls.look(target, DeployAdapter::current);
    }

    @Override
    public Release startRelease(String key, Target target) {
        return calls.effect(key, target, DeployAdapter::start);
    }

    @Override
    public Release returnRelease(String key, Target target) {
        return calls.effect(key, target, DeployAdapter::back);
    }

    @Override
    public Release stopRelease(String key, Target target) {
        return calls.effect(key, target, DeployAdapter::stop);
    }

    /** The names of what the release is configured by, never a value. */
    public List<String> configuration(Target target) {
        return calls.look(target, DeployAdapter::configuration);
    }

    @Override
    public Returnable couldReturn(Target target) {
        var missing = calls.look(target, DeployAdapter::missingToReturn);
        return new Returnable(missing.isEmpty(), missing.orElse("everything it takes is there"));
    }

    @Override
    public List<String> releaseLogs(Target target) {
        return calls.look(target, DeployAdapter::logs);
    }
}
