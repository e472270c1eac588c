package dev.holdpoint.worker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleanupTest {
    private final List<String> stopped = new ArrayList<>();
    private final Cleanup cleanup = new Cleanup();

    @Test
    void the_last_begun_is_stopped_first_and_each_once() throws IOException {
        cleanup.add(() -> stopped.add("server"));
        cleanup.add(() -> stopped.add("worker"));

        cleanup.close();
        cleanup.close();

        assertThat(stopped).containsExactly("worker", "server");
    }

    @Test
    void what_cannot_be_stopped_keeps_nothing_else_from_being_stopped() throws IOException {
        cleanup.add(() -> stopped.add("server"));
        cleanup.add(() -> {
            throw new IOException("no");
        });

        assertThatThrownBy(cleanup::close).isInstanceOf(UncheckedIOException.class);

        assertThat(stopped).containsExactly("server");
    }

    @Test
    void what_begins_after_the_end_is_stopped_at_once() throws IOException {
        cleanup.close();

        cleanup.add(() -> stopped.add("late"));

        assertThat(stopped).containsExactly("late");
        assertThat(cleanup.isOver()).isTrue();
    }
}
