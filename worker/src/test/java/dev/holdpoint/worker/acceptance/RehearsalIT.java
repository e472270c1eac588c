package dev.holdpoint.worker.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Java keeps between starts makes commands faster and is never noticed otherwise. The
 * installation is a copy whose libraries are links, so that one of them can be exchanged.
 */
@Timeout(600)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RehearsalIT {
    private static final Duration REHEARSED = Duration.ofMinutes(6);
    private static final String SAID = "holdpoint 0.1.0-SNAPSHOT\n";
    private static final String A_CLASS = "dev.holdpoint.worker.cli.HoldpointCommand source: ";

    private Path folder;
    private Path home;
    private Path caches;
    private Path kept;

    @BeforeAll
    void there_is_an_installation(@TempDir Path temporary) throws IOException {
        folder = temporary.toRealPath();
        home = Installation.at(folder.resolve("installed"));
        caches = Files.createDirectory(folder.resolve("caches"));
        kept = caches.resolve("holdpoint/classes").resolve(home.toString().replace('/', '%'));
    }

    @AfterAll
    void nothing_writes_there_any_more() throws IOException {
        Await.until("the rehearsal ends", REHEARSED, () -> !rehearsing());
    }

    @Test
    @Order(1)
    void two_first_commands_at_once_work_and_leave_one_set_of_records() throws Exception {
        var untouched = listing(home);
        var first = begin(caches.toString(), "");
        var second = begin(caches.toString(), "");

        assertThat(ended(first)).isEqualTo(SAID);
        assertThat(ended(second)).isEqualTo(SAID);
        Await.until("both records are kept", REHEARSED, () -> rehearsed() && !rehearsing());
        assertThat(listing(kept)).containsExactly("commands.aot", "fitting", "worker.aot");
        assertThat(listing(home)).isEqualTo(untouched);
    }

    @Test
    @Order(2)
    void the_next_command_reads_its_classes_from_the_record() throws Exception {
        assertThat(loadedFrom()).isEqualTo("shared objects file");
        assertThat(rehearsing()).isFalse();
    }

    @Test
    @Order(3)
    void options_that_the_record_does_not_fit_are_obeyed_without_a_word() throws Exception {
        assertThat(ended(begin(caches.toString(), "-XX:-UseCompressedOops"))).isEqualTo(SAID);
        assertThat(ended(begin(caches.toString(), "-Xmx64m -XX:-UseSerialGC -XX:+UseParallelGC")))
                .isEqualTo(SAID);
    }

    @Test
    @Order(4)
    void a_record_full_of_nonsense_is_not_noticed() throws Exception {
        var record = kept.resolve("commands.aot");
        var good = Files.readAllBytes(record);
        var time = Files.getLastModifiedTime(record);
        Files.write(record, new byte[good.length]);
        Files.setLastModifiedTime(record, time);

        assertThat(ended(begin(caches.toString(), ""))).isEqualTo(SAID);

        Files.write(record, good);
        Files.setLastModifiedTime(record, time);
        assertThat(rehearsing()).isFalse();
    }

    @Test
    @Order(5)
    void where_nothing_can_be_kept_everything_works() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "not a folder");

        assertThat(ended(begin(file.toString(), ""))).isEqualTo(SAID);
        assertThat(ended(begin("/proc/1/task", ""))).isEqualTo(SAID);
    }

    @Test
    @Order(6)
    void an_exchanged_library_is_used_and_all_is_recorded_anew() throws Exception {
        Files.setLastModifiedTime(
                Installation.own(home, "holdpoint-worker"),
                FileTime.from(Instant.now().minusSeconds(9_999)));
        var before = Files.readString(kept.resolve("fitting"));

        assertThat(loadedFrom()).startsWith("file:" + home);

        Await.until(
                "everything is recorded anew",
                REHEARSED,
                () -> !rehearsing() && !Files.readString(kept.resolve("fitting")).equals(before));
        assertThat(loadedFrom()).isEqualTo("shared objects file");
    }

    @Test
    @Order(7)
    void a_record_that_was_cut_short_is_not_noticed_and_made_anew() throws Exception {
        var record = kept.resolve("commands.aot");
        try (var channel = FileChannel.open(record, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
        var cut = Files.size(record);

        assertThat(ended(begin(caches.toString(), ""))).isEqualTo(SAID);

        Await.until("it is whole again", REHEARSED, () -> Files.size(record) > cut);
    }

    /** The whole answer, and that nothing else was said. */
    private static String ended(Process process) throws IOException, InterruptedException {
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private Process begin(String cache, String options) throws IOException {
        var builder = new ProcessBuilder(home.resolve("bin/holdpoint").toString(), "--version");
        builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", cache);
        builder.environment().put("HOLDPOINT_JAVA_OPTS", options);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.redirectErrorStream(true).start();
    }

    /** Where a class of a command came from. */
    private String loadedFrom() throws IOException, InterruptedException {
        var log = folder.resolve("classes.log");
        ended(begin(caches.toString(), "-Xlog:class+load:file=" + log));
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(A_CLASS))
                    .map(line -> line.substring(line.indexOf(A_CLASS) + A_CLASS.length()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private boolean rehearsed() {
        return Files.exists(kept.resolve("fitting"));
    }

    private boolean rehearsing() {
        return Files.exists(kept.resolve("lock"), LinkOption.NOFOLLOW_LINKS);
    }

    private static List<String> listing(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
