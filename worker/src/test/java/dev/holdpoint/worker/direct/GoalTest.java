package dev.holdpoint.worker.direct;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.port.Release;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GoalTest {
    private static final Sight HALVES =
            new Sight(
                    List.of("blue", "green"),
                    List.of(release("blue", "1.0.0"), release("green", "1.1.0")),
                    Map.of("blue", 50, "green", 50));

    private static Release release(@Nullable String slot, @Nullable String version) {
        return new Release(slot, version != null, version, null, Map.of(), "seen");
    }

    private static Goal.Word to(@Nullable String version, @Nullable String slot) {
        return new Goal.Word(version, slot, false);
    }

    private static String unclear(Goal.Word word, Sight sight) {
        return Goal.of(word, sight) instanceof Goal.Unclear(var sentence) ? sentence : "clear";
    }

    @Test
    void a_version_or_a_slot_says_where_it_leads() {
        var blue = new Goal.Clear("blue", "1.0.0", true);

        assertThat(Goal.of(to("1.0.0", null), HALVES)).isEqualTo(blue);
        assertThat(Goal.of(to(null, "blue"), HALVES)).isEqualTo(blue);
        assertThat(Goal.of(to("1.0.0", "blue"), HALVES)).isEqualTo(blue);
    }

    @Test
    void without_a_word_the_choices_are_told() {
        assertThat(unclear(to(null, null), HALVES))
                .isEqualTo(
                        "Which version is to serve? --to 1.0.0 (50 % of the traffic now), or --to"
                                + " 1.1.0 (50 % of the traffic now).");
    }

    @Test
    void a_version_that_runs_nowhere_needs_a_slot_that_is_free_or_force() {
        assertThat(unclear(to("0.9.0", null), HALVES))
                .startsWith(
                        "No slot runs 0.9.0. To have it started again, say in which slot: --to"
                                + " 0.9.0 --slot blue|green.");
        assertThat(unclear(to("0.9.0", "green"), HALVES))
                .startsWith(
                        "green runs 1.1.0 and not 0.9.0, with 50 % of the traffic. To put 0.9.0 in"
                                + " its place say --force; or: ");
        assertThat(Goal.of(new Goal.Word("0.9.0", "green", true), HALVES))
                .isEqualTo(new Goal.Clear("green", "0.9.0", false));
        var dead =
                new Sight(
                        List.of("blue", "green"),
                        List.of(release("blue", null), release("green", "1.1.0")),
                        Map.of("blue", 50, "green", 50));
        assertThat(Goal.of(to("1.0.0", "blue"), dead))
                .isEqualTo(new Goal.Clear("blue", "1.0.0", false));
        assertThat(unclear(to(null, "blue"), dead)).contains("--to VERSION --slot blue");
    }

    @Test
    void one_version_in_two_slots_is_ambiguous() {
        var twins =
                new Sight(
                        List.of("blue", "green"),
                        List.of(release("blue", "1.0.0"), release("green", "1.0.0")),
                        Map.of("blue", 50, "green", 50));

        assertThat(unclear(to("1.0.0", null), twins))
                .isEqualTo(
                        "1.0.0 runs in blue and green. Say which one is to serve: --to 1.0.0 --slot"
                                + " blue|green.");
        assertThat(Goal.of(to("1.0.0", "green"), twins))
                .isEqualTo(new Goal.Clear("green", "1.0.0", true));
    }

    @Test
    void in_place_only_a_version_tells() {
        var place = new Sight(List.of(), List.of(release(null, "1.1.0")), Map.of());

        assertThat(unclear(to(null, null), place)).contains("Say --to VERSION.");
        assertThat(unclear(to("1.0.0", "blue"), place)).contains("no slots");
        assertThat(Goal.of(to("1.0.0", null), place))
                .isEqualTo(new Goal.Clear(null, "1.0.0", false));
        assertThat(unclear(to(null, "pink"), HALVES)).contains("There is no slot pink");
    }
}
