package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.Target;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Every adapter of this worker, found by the need it serves and its name. */
public final class Adapters {
    private final List<Adapter> all;
    private final Supplier<Progress> progress;

    public Adapters(List<? extends Adapter> all) {
        this(all, () -> Heartbeat.start("begun"));
    }

    private Adapters(List<? extends Adapter> all, Supplier<Progress> progress) {
        this.all = List.copyOf(all);
        this.progress = progress;
    }

    /** The same for calls outside of activities, whose progress goes to a listener. */
    public Adapters outside(Consumer<String> listener) {
        return new Adapters(all, () -> Progress.to(listener));
    }

    /** Where one call tells its progress: the heartbeat of the activity around it. */
    Progress progress() {
        return progress.get();
    }

    /**
     * The adapter that a target names.
     *
     * @param need the interface of the need, such as {@code DeployAdapter.class}
     */
    public <A extends Adapter> A find(Class<A> need, Target target) {
        var candidates = all.stream().filter(need::isInstance).map(need::cast).toList();
        return candidates.stream()
                .filter(adapter -> adapter.name().equals(target.adapter().adapter()))
                .findFirst()
                .orElseThrow(() -> unknown(need, target, candidates));
    }

    private static RuntimeException unknown(
            Class<?> need, Target target, List<? extends Adapter> candidates) {
        var names = candidates.stream().map(Adapter::name).sorted().toList();
        return Misconfigured.failure(
                target,
                "this worker has no %s adapter of that name; it has %s"
                        .formatted(
                                need.getSimpleName()
                                        .replace("Adapter", "")
                                        .toLowerCase(Locale.ROOT),
                                names.isEmpty() ? "none" : String.join(", ", names)));
    }
}
