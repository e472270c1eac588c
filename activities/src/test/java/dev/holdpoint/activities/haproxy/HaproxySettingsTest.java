package dev.holdpoint.activities.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HaproxySettingsTest {
    private static final Map<String, List<String>> SERVERS = Map.of("blue", List.of("app1"));

    @Test
    void a_name_that_would_end_the_command_is_refused() {
        assertThatThrownBy(() -> new HaproxySettings(List.of("h:1"), "shop; shutdown", SERVERS))
                .hasMessage("'shop; shutdown' is no HAProxy name (letters, digits and _ . : -)");
        assertThatThrownBy(() ->
                        new HaproxySettings(
                                List.of("h:1"), "shop", Map.of("blue", List.of("a\nb"))))
                .hasMessageContaining("is no HAProxy name");
    }

    @Test
    void a_server_in_two_slots_is_refused() {
        var twice = Map.of("blue", List.of("app1"), "green", List.of("app1"));

        assertThatThrownBy(() -> new HaproxySettings(List.of("h:1"), "shop", twice))
                .hasMessage("server app1 stands in two slots or twice");
    }

    @Test
    void a_socket_is_an_address_or_a_path() {
        assertThatThrownBy(() -> new HaproxySettings(List.of("lb1"), "shop", SERVERS))
                .hasMessage("socket 'lb1' must be host:port or the path of a unix socket");
        assertThat(new RuntimeSocket("[::1]:9999").forSocat()).isEqualTo("tcp:[::1]:9999");
        assertThat(new RuntimeSocket("/run/haproxy/admin.sock").forSocat())
                .isEqualTo("unix-connect:/run/haproxy/admin.sock");
    }

    @Test
    void nothing_to_speak_to_is_refused() {
        assertThatThrownBy(() -> new HaproxySettings(List.of(), "shop", SERVERS))
                .hasMessage("sockets must name at least one balancer");
        assertThatThrownBy(() ->
                        new HaproxySettings(List.of("h:1"), "shop", Map.of("blue", List.of())))
                .hasMessage("slot blue has no servers");
    }
}
