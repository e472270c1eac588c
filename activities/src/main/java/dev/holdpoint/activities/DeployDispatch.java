package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.DeployActivities;
import dev.holdpoint.workflows.port.Release;
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

    @Override
    public List<String> releaseLogs(Target target) {
        return calls.look(target, DeployAdapter::logs);
    }
}
