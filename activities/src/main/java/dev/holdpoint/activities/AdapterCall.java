package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.Target;
import io.temporal.failure.ApplicationFailure;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of an adapter: the target, the effect's key, and the settings with every reference and
 * secret resolved on this worker.
 */
public final class AdapterCall {
    private final Target target;
    private final @Nullable String key;
    private final References references;
    private final Consumer<String> heartbeat;
    private final Runnable fence;

    /**
     * @param key the effect key; null for a call that changes nothing
     * @param heartbeat told a human sentence of progress; throws when the activity was cancelled
     */
    public AdapterCall(Target target, @Nullable String key, Consumer<String> heartbeat) {
        this(target, key, new References(target), heartbeat, () -> {});
    }

    private AdapterCall(
            Target target,
            @Nullable String key,
            References references,
            Consumer<String> heartbeat,
            Runnable fence) {
        this.target = target;
        this.key = key;
        this.references = references;
        this.heartbeat = heartbeat;
        this.fence = fence;
    }

    /** The same call, to be refused by {@link #stillWanted} when this does. */
    AdapterCall fenced(Runnable by) {
        return new AdapterCall(target, key, references, heartbeat, by);
    }

    /**
     * To be called at the last moment before an effect that must not be late: fails where it is not
     * wanted any more.
     */
    public void stillWanted() {
        fence.run();
    }

    /** What to act on. */
    public Target target() {
        return target;
    }

    /** The effect key; a call that changes nothing has none and must not ask. */
    public String key() {
        if (key == null) {
            throw new IllegalStateException(
                    "this call of " + target.adapter().adapter() + " has no effect key");
        }
        return key;
    }

    /** The slot's name, or {@code service} on a platform without slots. */
    public String slot() {
        return target.slot() == null ? "service" : target.slot();
    }

    /** The settings as the adapter's own record; wrong ones are {@link Errors#MISCONFIGURED}. */
    public <S> S settings(Class<S> type) {
        return Settings.read(references.fill(target.adapter().settings()), type, references);
    }

    /**
     * The settings as written, for an adapter that uses some of them only and {@link #fill fills}
     * in what it uses.
     */
    public <S> S written(Class<S> type) {
        return Settings.read(target.adapter().settings(), type, references);
    }

    /** A text with every reference and secret put in; one without value is misconfigured. */
    public String fill(String text) {
        return references.fill(text);
    }

    /** A text as one word of a shell line for hands; secrets stay names: {@code "$NAME"}. */
    public String shellWord(String text) {
        return references.shellWord(text);
    }

    /** The value of a reference, where it has one here. */
    public Optional<String> reference(String name) {
        return references.find(name);
    }

    /** The same call for a part of the target, such as one host, with a key of its own. */
    public AdapterCall part(String part, Map<String, String> more) {
        return new AdapterCall(
                target,
                key == null ? null : key + "/" + part,
                references.and(more),
                heartbeat,
                fence);
    }

    /** The failure that sends a person to the service document. */
    public ApplicationFailure misconfigured(String why) {
        return references.misconfigured(redact(why));
    }

    /**
     * The failure that sends a person to the request, which asks for a version that is not there.
     */
    public ApplicationFailure unknownVersion(String why) {
        return Misconfigured.unknownVersion(target, redact(why));
    }

    /** The text without any secret that the settings name. */
    public String redact(String text) {
        return references.redact(text);
    }

    /** Tells that work goes on. */
    public void heartbeat(String progress) {
        heartbeat.accept(progress);
    }
}
