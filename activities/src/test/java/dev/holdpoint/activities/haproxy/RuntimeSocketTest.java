package dev.holdpoint.activities.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a balancer that dies in the middle of an answer leaves is no answer: it is asked again. */
class RuntimeSocketTest {
    @Test
    void a_whole_answer_is_handed_over() throws IOException {
        assertThat(answered("1\nblue 100\n\n")).isEqualTo("1\nblue 100\n\n");
        assertThat(answered("\n")).isEqualTo("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1\nblue 100\n", "1\nbl"})
    void half_an_answer_is_none(String half) {
        assertThatThrownBy(() -> answered(half))
                .isInstanceOf(EOFException.class)
                .hasMessageStartingWith("it closed the connection");
    }

    private static String answered(String words) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(server, words));
            return new RuntimeSocket("127.0.0.1:" + server.getLocalPort()).say("show info");
        }
    }

    private static void answer(ServerSocket server, String words) {
        try (var caller = server.accept();
                var asked =
                        new BufferedReader(
                                new InputStreamReader(
                                        caller.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(asked.readLine()).isEqualTo("show info");
            caller.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
