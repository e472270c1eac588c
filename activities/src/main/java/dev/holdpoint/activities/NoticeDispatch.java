package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.Notice;
import dev.holdpoint.workflows.port.NoticeActivities;
import dev.holdpoint.workflows.port.Target;

/** Notices by whichever adapter the service names. */
public final class NoticeDispatch implements NoticeActivities {
    private final Calls<NoticeAdapter> calls;

    public NoticeDispatch(Adapters adapters) {
        this.calls = new Calls<>(adapters, NoticeAdapter.class);
    }

    @Override
    public String deliver(String key, Target target, Notice notice) {
        return calls.effect(key, target, (adapter, call) -> adapter.deliver(call, notice));
    }
}
