package dev.holdpoint.activities.command;

import static dev.holdpoint.activities.command.Scripts.lines;
import static dev.holdpoint.activities.command.Scripts.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.Schema;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database is a file that holds its schema version. */
@Timeout(60)
class CommandDatabaseTest {
    @TempDir private Path folder;
    private CommandDatabase database = new CommandDatabase(new Runner(Path.of("unset")));

    @BeforeEach
    void programs() throws IOException {
        database = new CommandDatabase(new Runner(folder.resolve("runs")));
        script(folder, "revision", "[ ! -e schema ] || echo \"$(cat schema) (head)\"");
        script(folder, "to", "read answer; echo \"to $1 $answer\" >> log; echo $1 > schema");
    }

    @Test
    void a_schema_is_the_first_word_and_what_is_pending_is_not_known() throws IOException {
        assertThat(database.current(call("").look()).version()).isNull();
        Files.writeString(folder.resolve("schema"), "1975ea83b712");

        var schema = database.current(call("").look());

        assertThat(schema.version()).isEqualTo("1975ea83b712");
        assertThat(schema.pending()).isEqualTo(Schema.UNKNOWN);
    }

    @Test
    void a_migration_tells_the_version_before_and_after_and_a_retry_tells_the_same() {
        var call = call("");

        database.up(call.effect("k1"));
        var again = database.up(call.effect("k1"));

        assertThat(again.before()).isNull();
        assertThat(again.after()).isEqualTo("two");
        assertThat(again.evidence()).isEqualTo("`./to two` succeeded; schema two, before null");
        assertThat(lines(folder.resolve("log"), "to two ")).isEqualTo(1);
    }

    @Test
    void it_goes_back_to_the_stable_schema() throws IOException {
        Files.writeString(folder.resolve("schema"), "two");

        var down = database.down(call("'down': ['./to', '${stable.schema}'],").effect("k1"));

        assertThat(down.before()).isEqualTo("two");
        assertThat(down.after()).isEqualTo("one");
    }

    @Test
    void without_a_way_back_it_says_why_and_what_is_for_hands() {
        var call =
                call(
                        """
                        'down': {'none': 'Prisma has no down'},
                        'restore': {'confirm': 'Restored in the dashboard'},\
                        """);

        assertThatThrownBy(() -> database.down(call.effect("k1")))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> {
                            assertThat(failure.getType()).isEqualTo(Errors.REFUSED);
                            assertThat(failure.getOriginalMessage())
                                    .isEqualTo(
                                            "The schema of shop does not go back by itself: Prisma"
                                                    + " has no down. By hand: Restored in the"
                                                    + " dashboard");
                        });
    }

    @Test
    void questions_are_answered_only_after_what_the_answer_stands_for() {
        var settings = "'stdin': 'y\\n', 'stdinNeeds': ['backup'],";

        assertThatThrownBy(() -> database.up(call(settings).effect("k1")))
                .hasMessageContaining("answers questions with its stdin only after a backup");
        assertThat(folder.resolve("log")).doesNotExist();

        var backed = call(settings, Map.of("backup.evidence", "dump 7", "stable.schema", "one"));
        database.up(backed.effect("k2"));
        assertThat(lines(folder.resolve("log"), "to two y")).isEqualTo(1);
    }

    @Test
    void a_backup_is_what_its_command_proves() throws IOException {
        script(
                folder,
                "dump",
                "echo '{\"location\":\"/b/1\",\"bytes\":12,\"checksum\":\"ab\",\"evidence\":\"read"
                        + " back\"}'");

        var backup = database.backUp(call("'backup': ['./dump'],").effect("k1"));

        assertThat(backup.location()).isEqualTo("/b/1");
        assertThat(backup.bytes()).isEqualTo(12);
        assertThat(backup.evidence()).isEqualTo("read back");
        assertThatThrownBy(() -> database.backUp(call("").effect("k2")))
                .hasMessageContaining("no backup command is given");
    }

    private TestingCall call(String more) {
        return call(more, Map.of("stable.schema", "one"));
    }

    private TestingCall call(String more, Map<String, String> references) {
        var settings =
                "{'in': '%s', %s 'current': ['./revision'], 'up': ['./to', 'two']}"
                        .formatted(folder, more);
        return TestingCall.of(settings, references);
    }
}
