package dev.holdpoint.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Only what was typed is read, and that is no less than before. */
class HoldpointCommandTest {
    @Test
    void each_command_is_found_by_its_own_name_alone() {
        assertThat(HoldpointCommand.line().getSubcommands())
                .hasSizeGreaterThanOrEqualTo(18)
                .allSatisfy((name, command) ->
                        assertThat(HoldpointCommand.line(name, "--help").getSubcommands())
                                .containsOnlyKeys(name)
                                .allSatisfy((_, alone) ->
                                        assertThat(alone.getUsageMessage())
                                                .isEqualTo(command.getUsageMessage())));
    }

    @Test
    void a_word_that_is_no_command_is_told_all_of_them() {
        var all = HoldpointCommand.line().getSubcommands().keySet();

        assertThat(HoldpointCommand.line("stauts").getSubcommands()).containsOnlyKeys(all);
        assertThat(HoldpointCommand.line("--help").getSubcommands()).containsOnlyKeys(all);
        assertThat(HoldpointCommand.line(new String[0]).getSubcommands()).containsOnlyKeys(all);
    }

    @Test
    void the_version_needs_none() {
        assertThat(HoldpointCommand.line("--version").getSubcommands()).isEmpty();
    }
}
