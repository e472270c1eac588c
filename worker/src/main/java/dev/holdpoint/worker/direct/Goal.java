package dev.holdpoint.worker.direct;

import dev.holdpoint.workflows.port.Release;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a rollback without Temporal leads: decided by a person and what is seen, never guessed. */
sealed interface Goal {
    /**
     * It is clear.
     *
     * @param slot null on a platform without slots
     * @param runs whether it runs there already, so that traffic alone brings it back
     */
    record Clear(@Nullable String slot, String version, boolean runs) implements Goal {}

    /** It is not; the sentence ends with what to say. */
    record Unclear(String sentence) implements Goal {}

    /**
     * What a person said.
     *
     * @param version the one that shall serve
     * @param slot where it is
     * @param force replace another version that runs in its place
     */
    record Word(@Nullable String version, @Nullable String slot, boolean force) {}

    /** From what was said and what is seen. */
    static Goal of(Word word, Sight sight) {
        return sight.slots().isEmpty() ? inPlace(word, sight) : amongSlots(word, sight);
    }

    private static Goal inPlace(Word word, Sight sight) {
        var version = word.version();
        if (word.slot() != null) {
            return new Unclear("There are no slots here; leave --slot out.");
        }
        if (version == null) {
            return new Unclear(
                    "Nobody but you knows here which version was good before. Say --to VERSION.");
        }
        return new Clear(
                null, version, sight.in(null).filter(it -> Sight.runs(it, version)).isPresent());
    }

    private static Goal amongSlots(Word word, Sight sight) {
        var version = word.version();
        var slot = word.slot();
        if (slot != null && !sight.slots().contains(slot)) {
            return new Unclear(
                    "There is no slot %s; there is: %s."
                            .formatted(slot, String.join(", ", sight.slots())));
        }
        if (slot != null) {
            return inSlot(slot, version, word.force(), sight);
        }
        return version == null
                ? new Unclear("Which version is to serve? " + choices(sight))
                : anywhere(version, sight);
    }

    private static Goal anywhere(String version, Sight sight) {
        var slots = sight.running(version);
        if (slots.size() == 1) {
            return new Clear(slots.getFirst(), version, true);
        }
        return slots.isEmpty()
                ? new Unclear(
                        "No slot runs %s. To have it started again, say in which slot: --to %s --slot %s. Or: %s"
                                .formatted(
                                        version,
                                        version,
                                        String.join("|", sight.slots()),
                                        choices(sight)))
                : new Unclear(
                        "%s runs in %s. Say which one is to serve: --to %s --slot %s."
                                .formatted(
                                        version,
                                        String.join(" and ", slots),
                                        version,
                                        String.join("|", slots)));
    }

    private static Goal inSlot(String slot, @Nullable String version, boolean force, Sight sight) {
        var there = sight.in(slot).filter(Release::running).map(Release::version).orElse(null);
        if (version == null) {
            return there == null
                    ? new Unclear(
                            "Nobody can tell which version runs in %s. Say which one shall: --to VERSION --slot %s."
                                    .formatted(slot, slot))
                    : new Clear(slot, there, true);
        }
        if (version.equals(there)) {
            return new Clear(slot, version, true);
        }
        boolean empty = sight.in(slot).filter(Release::running).isEmpty();
        return empty || force
                ? new Clear(slot, version, false)
                : new Unclear(
                        "%s runs %s and not %s, with %d %% of the traffic. To put %s in its place say --force; or: %s"
                                .formatted(
                                        slot,
                                        there == null ? "an unknown version" : there,
                                        version,
                                        sight.share(slot),
                                        version,
                                        choices(sight)));
    }

    private static String choices(Sight sight) {
        var choices = new ArrayList<String>();
        for (var slot : sight.slots()) {
            var version = sight.in(slot).filter(Release::running).map(Release::version);
            version.ifPresent(it -> choices.add(choice(slot, it, sight)));
        }
        return choices.isEmpty()
                ? "Nothing runs; say --to VERSION --slot " + String.join("|", sight.slots()) + "."
                : String.join(", or ", choices) + ".";
    }

    private static String choice(String slot, String version, Sight sight) {
        List<String> same = sight.running(version);
        return "--to %s%s (%d %% of the traffic now)"
                .formatted(version, same.size() > 1 ? " --slot " + slot : "", sight.share(slot));
    }
}
