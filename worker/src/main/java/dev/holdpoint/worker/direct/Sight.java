package dev.holdpoint.worker.direct;

import dev.holdpoint.workflows.environment.protocol.DirectReport;
import dev.holdpoint.workflows.port.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands in an environment.
 *
 * @param slots in the order of the document; empty where there are none
 * @param shares slot → per cent as set; empty where there are no slots
 */
record Sight(List<String> slots, List<Release> releases, Map<String, Integer> shares) {
    Sight {
        slots = List.copyOf(slots);
        releases = List.copyOf(releases);
        shares = Map.copyOf(shares);
    }

    /** The release in a slot; null is the whole platform. */
    Optional<Release> in(@Nullable String slot) {
        return releases.stream().filter(it -> Objects.equals(it.slot(), slot)).findFirst();
    }

    /** The slots where this version runs. */
    List<String> running(String version) {
        return slots.stream()
                .filter(slot -> in(slot).filter(it -> runs(it, version)).isPresent())
                .toList();
    }

    static boolean runs(Release release, String version) {
        return release.running() && version.equals(release.version());
    }

    int share(String slot) {
        return shares.getOrDefault(slot, 0);
    }

    /** One line for each place. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        for (var release : releases) {
            var slot = release.slot();
            var what =
                    release.running()
                            ? "runs "
                                    + Objects.requireNonNullElse(
                                            release.version(), "an unknown version")
                            : "runs nothing";
            lines.add(
                    slot == null
                            ? "it %s (%s)".formatted(what, release.evidence())
                            : "%s %s, %d %% of the traffic (%s)"
                                    .formatted(slot, what, share(slot), release.evidence()));
        }
        return lines;
    }

    DirectReport.Seen told() {
        return new DirectReport.Seen(releases, shares);
    }
}
