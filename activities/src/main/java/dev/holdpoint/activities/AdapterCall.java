package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.Target;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of an adapter: the target, the effect's key, and the settings with every reference and
 * secret resolved on this worker.
 */
public final class AdapterCall {
    private final Target target;
    private final @Nullable String key;
    private final Settings settings;
    private final Consumer<String> heartbeat;

    /**
     * @param key the effect key; null for a call that changes nothing
     * @param heartbeat told a human sentence of progress; throws when the activity was cancelled
     */
    public AdapterCall(Target target, @Nullable String key, Consumer<String> heartbeat) {
        this.target = target;
        this.key = key;
        this.settings = Settings.resolve(target);
        this.heartbeat = heartbeat;
    }

    /** What to act on. */
    public Target target() {
        return target;
    }

    /** The effect key; a call that changes nothing has none and must not ask. */
    public String key() {
        if (key == null) {
            throw new IllegalStateException("this call of " + target.adapter().adapter() + " has no effect key");
        }
        return key;
    }

    /** The slot's name, or {@code service} on a platform without slots. */
    public String slot() {
        return target.slot() == null ? "service" : target.slot();
    }

    /** The settings as the adapter's own record; wrong ones are {@link Errors#MISCONFIGURED}. */
    public <S> S settings(Class<S> type) {
        return settings.as(type);
    }

    /** The text without any secret that was resolved for this call. */
    public String redact(String text) {
        return settings.redact(text);
    }

    /** Tells that work goes on. */
    public void heartbeat(String progress) {
        heartbeat.accept(progress);
    }
}
