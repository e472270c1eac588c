package dev.holdpoint.activities.gateway;

import static dev.holdpoint.activities.gateway.ScriptedServer.CLOSE;
import static dev.holdpoint.activities.gateway.ScriptedServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, byte by byte, between a raw client and a scripted slot. */
class ExchangeTest {
    private static final String GET = "GET /cart HTTP/1.1\r\nHost: shop\r\n\r\n";
    private static final String POST =
            "POST /orders HTTP/1.1\r\nHost: shop\r\nContent-Length: 5\r\n\r\nhello";

    @Test
    void connections_are_kept_alive_on_both_sides() throws IOException {
        try (var slot = new ScriptedServer(OK);
                var gateway = gateway(slot);
                var client = new RawClient(gateway.url())) {
            for (var i = 0; i < 20; i++) {
                assertThat(client.send(GET).answer()).isEqualTo("HTTP/1.1 200 OK ok");
            }
            assertThat(slot.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_get_whose_idle_connection_had_been_closed_is_sent_again() throws IOException {
        // the slot reads the second request, but was about to close: not one byte of an answer
        try (var slot = new ScriptedServer(OK, CLOSE, OK);
                var gateway = gateway(slot);
                var client = new RawClient(gateway.url())) {
            client.send(GET).answer();

            assertThat(client.send(GET).answer()).isEqualTo("HTTP/1.1 200 OK ok");
            assertThat(slot.requests()).hasSize(3);
            assertThat(slot.connections()).isEqualTo(2);
        }
    }

    @Test
    void a_get_that_breaks_on_a_new_connection_is_not_sent_again() throws IOException {
        try (var slot = new ScriptedServer(CLOSE);
                var gateway = gateway(slot);
                var client = new RawClient(gateway.url())) {
            assertThat(client.send(GET).answer())
                    .isEqualTo(
                            "HTTP/1.1 502 Bad Gateway Slot blue did not answer: the connection"
                                    + " ended before an answer");
            assertThat(slot.requests()).hasSize(1);
        }
    }

    @Test
    void a_get_that_breaks_after_the_first_byte_is_not_sent_again() throws IOException {
        try (var slot = new ScriptedServer(OK, "HTTP/1.1 200 OK\r\nContent-Le" + CLOSE);
                var gateway = gateway(slot);
                var client = new RawClient(gateway.url())) {
            client.send(GET).answer();

            assertThat(client.send(GET).answer()).startsWith("HTTP/1.1 502 ");
            assertThat(slot.requests()).hasSize(2);
        }
    }

    @Test
    void a_post_goes_out_once_on_a_new_connection_and_is_never_repeated() throws IOException {
        try (var slot = new ScriptedServer(OK, OK, CLOSE);
                var gateway = gateway(slot);
                var client = new RawClient(gateway.url())) {
            client.send(GET).answer();
            assertThat(client.send(POST).answer()).isEqualTo("HTTP/1.1 200 OK ok");
            assertThat(slot.connections()).isEqualTo(2);

            assertThat(client.send(POST).answer()).startsWith("HTTP/1.1 502 ");
            assertThat(slot.requests()).hasSize(3);
            assertThat(slot.requests().getLast()).endsWith("hello");
        }
    }

    @Test
    void a_body_in_chunks_arrives_as_it_was_sent_and_comes_back_so() throws IOException {
        var chunked =
                lines(
                        "HTTP/1.1 200 OK",
                        "Transfer-Encoding: chunked",
                        "",
                        "3",
                        "abc",
                        "4;x=y",
                        "defg",
                        "0",
                        "T: 1",
                        "",
                        "");
        try (var slot = new ScriptedServer(chunked, OK);
                var gateway = gateway(slot);
                var client = new RawClient(gateway.url())) {
            var post =
                    lines(
                            "POST /orders HTTP/1.1",
                            "Host: shop",
                            "Transfer-Encoding: chunked",
                            "",
                            "2",
                            "ab",
                            "3",
                            "cde",
                            "0",
                            "",
                            "");

            assertThat(client.send(post).answer()).isEqualTo("HTTP/1.1 200 OK abcdefg");
            assertThat(slot.requests().getFirst()).endsWith("abcde");
            assertThat(client.send(GET).answer()).isEqualTo("HTTP/1.1 200 OK ok");
            assertThat(slot.connections()).as("the connection was used again").isEqualTo(1);
        }
    }

    @Test
    void an_answer_without_length_ends_with_its_connection() throws IOException {
        try (var slot = new ScriptedServer("HTTP/1.1 200 OK\r\n\r\nall of it" + CLOSE);
                var gateway = gateway(slot);
                var client = new RawClient(gateway.url())) {
            assertThat(client.send(GET).rest())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("Connection: close\r\n")
                    .endsWith("\r\n\r\nall of it");
        }
    }

    @Test
    void an_answer_that_breaks_off_is_cut_for_the_client_too() throws IOException {
        try (var slot =
                        new ScriptedServer(
                                "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nsome" + CLOSE);
                var gateway = gateway(slot);
                var client = new RawClient(gateway.url());
                var admin = new RawClient(gateway.adminUrl())) {
            assertThat(client.send(GET).rest()).doesNotContain("200 OK\r\nContent-Length: 4");
            assertThat(admin.send("GET /metrics HTTP/1.1\r\n\r\n").answer())
                    .contains("truncated_total{slot=\"blue\"} 1");
        }
    }

    @Test
    void what_is_about_one_connection_is_not_passed_on() throws IOException {
        try (var slot = new ScriptedServer(OK);
                var gateway = gateway(slot);
                var client = new RawClient(gateway.url())) {
            client.send(
                            lines(
                                    "GET http://shop/cart?a=b HTTP/1.1",
                                    "Host: shop",
                                    "Connection: keep-alive, X-Mine",
                                    "X-Mine: 1",
                                    "Upgrade: websocket",
                                    "X-Forwarded-For: 10.1.1.1",
                                    "Accept: */*",
                                    "",
                                    ""))
                    .answer();

            assertThat(slot.requests())
                    .containsExactly(
                            """
                            GET /cart?a=b HTTP/1.1
                            Host: shop
                            Accept: */*
                            X-Forwarded-For: 10.1.1.1, 127.0.0.1
                            """);
        }
    }

    @Test
    void head_and_204_have_no_body_whatever_they_announce() throws IOException {
        try (var slot =
                        new ScriptedServer(
                                "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n",
                                "HTTP/1.1 204 No Content\r\n\r\n",
                                OK);
                var gateway = gateway(slot);
                var client = new RawClient(gateway.url())) {
            client.send("HEAD /cart HTTP/1.1\r\nHost: shop\r\n\r\n");
            client.send("DELETE /cart HTTP/1.1\r\nHost: shop\r\n\r\n");
            client.send(GET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));

            assertThat(client.rest())
                    .contains("Content-Length: 99\r\n")
                    .contains("HTTP/1.1 204 No Content\r\n")
                    .endsWith("\r\n\r\nok");
            assertThat(slot.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_client_that_waits_to_send_its_body_is_told_to_go_on() throws IOException {
        try (var slot = new ScriptedServer(OK);
                var gateway = gateway(slot);
                var client = new RawClient(gateway.url())) {
            client.send(POST.replace("\r\n\r\nhello", "\r\nExpect: 100-continue\r\n\r\n"));
            assertThat(client.answer()).isEqualTo("HTTP/1.1 100 Continue ");

            assertThat(client.send("hello").answer()).isEqualTo("HTTP/1.1 200 OK ok");
            assertThat(slot.requests().getFirst()).doesNotContain("Expect").endsWith("hello");
        }
    }

    @Test
    void a_client_of_http_1_0_gets_no_chunks() throws IOException {
        var chunked =
                lines("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "3", "abc", "0", "", "");
        try (var slot = new ScriptedServer(chunked);
                var gateway = gateway(slot);
                var client = new RawClient(gateway.url())) {
            assertThat(client.send("GET / HTTP/1.0\r\n\r\n").rest())
                    .doesNotContain("chunked")
                    .endsWith("\r\n\r\nabc");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "GET / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length : 1\r\n\r\n",
                "GET / HTTP/1.1\r\n folded\r\n\r\n",
                "GET /\r\n\r\n"
            })
    void a_request_that_could_be_read_in_two_ways_is_refused(String request) throws IOException {
        try (var slot = new ScriptedServer(OK);
                var gateway = gateway(slot);
                var client = new RawClient(gateway.url())) {
            assertThat(client.send(request).rest())
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("This is no HTTP/1.1 request: ");
            assertThat(slot.requests()).isEmpty();
        }
    }

    @Test
    void an_answer_that_is_no_http_is_the_slots_failure() throws IOException {
        try (var slot = new ScriptedServer("SSH-2.0-hello\r\n\r\n" + CLOSE);
                var gateway = gateway(slot);
                var client = new RawClient(gateway.url())) {
            assertThat(client.send(GET).answer())
                    .isEqualTo(
                            "HTTP/1.1 502 Bad Gateway Slot blue did not answer: 'SSH-2.0-hello' is"
                                    + " no status line");
        }
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines);
    }

    private static Gateway gateway(ScriptedServer slot) {
        return Gateway.start(GatewayOptions.local(Map.of("blue", slot.url()), Map.of("blue", 100)));
    }
}
