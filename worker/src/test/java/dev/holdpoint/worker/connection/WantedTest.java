package dev.holdpoint.worker.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration or flags over {@code TEMPORAL_*} over the profile over localhost. */
class WantedTest {
    private static final Wanted NOTHING = Wanted.flags(null, null);

    @TempDir private Path folder;

    @Test
    void without_a_word_it_is_the_server_of_this_machine() throws IOException {
        assertThat(place(NOTHING, null, Map.of()))
                .isEqualTo(new Place("127.0.0.1:7233", "default"));
    }

    @Test
    void a_profile_is_found_by_name_and_variables_win_over_it() throws IOException {
        assertThat(place(NOTHING, "prod", Map.of()))
                .isEqualTo(new Place("temporal.example:7233", "shops"));
        assertThat(place(NOTHING, "prod", Map.of("TEMPORAL_NAMESPACE", "other")))
                .isEqualTo(new Place("temporal.example:7233", "other"));
    }

    @Test
    void flags_and_configuration_win_over_variables() throws IOException {
        var variables = Map.of("TEMPORAL_ADDRESS", "b:1", "TEMPORAL_NAMESPACE", "b");
        assertThat(place(Wanted.flags("a:1", "a"), "prod", variables))
                .isEqualTo(new Place("a:1", "a"));
        assertThat(place(Wanted.flags("local", null), "prod", variables))
                .isEqualTo(new Place("127.0.0.1:7233", "b"));
    }

    @Test
    void mutual_tls_and_the_key_win_over_what_the_profile_says() throws IOException {
        var mutual = new Mutual(null, null, "/k", "/c", "name", true);
        var tls =
                Objects.requireNonNull(
                        new Wanted(null, null, "secret", true, mutual)
                                .over(Profiles.load("prod", environment(Map.of())))
                                .getTls());
        assertThat(tls.getClientKeyPath()).isEqualTo("/k");
        assertThat(tls.getClientCertPath()).isEqualTo("/c");
        assertThat(tls.getServerName()).isEqualTo("name");
        assertThat(tls.isDisableHostVerification()).isTrue();
        assertThat(tls.isDisabled()).isFalse();
    }

    @Test
    void keys_given_as_text_are_taken_as_they_are() throws IOException {
        var mutual = new Mutual("KEY", "CERT", null, null, null, null);
        var tls =
                Objects.requireNonNull(
                        new Wanted(null, null, null, null, mutual)
                                .over(Profiles.load("prod", environment(Map.of())))
                                .getTls());
        assertThat(tls.getClientKeyData()).asString().isEqualTo("KEY");
        assertThat(tls.getClientCertData()).asString().isEqualTo("CERT");
    }

    @Test
    void no_credential_is_ever_printed() {
        var mutual = new Mutual("PRIVATE", null, null, null, null, null);
        assertThat(new Wanted(null, null, "SECRET", null, mutual).toString() + mutual)
                .contains("***")
                .doesNotContain("PRIVATE", "SECRET");
    }

    @Test
    void a_profile_that_is_not_there_is_one_sentence() throws IOException {
        var environment = environment(Map.of());
        assertThatThrownBy(() -> Profiles.load("nope", environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The Temporal profile nope cannot be used")
                .hasMessageContaining("temporal config list");
    }

    private Place place(Wanted wanted, @Nullable String profile, Map<String, String> variables)
            throws IOException {
        var found = Profiles.load(profile, environment(variables));
        try (var connection = Connection.of(wanted.over(found), Wiring.plain())) {
            return connection.place();
        }
    }

    private Map<String, String> environment(Map<String, String> variables) throws IOException {
        var file = folder.resolve("temporal.toml");
        Files.writeString(
                file,
                """
                [profile.prod]
                address = "temporal.example:7233"
                namespace = "shops"
                """);
        var environment = new HashMap<>(variables);
        environment.put("TEMPORAL_CONFIG_FILE", file.toString());
        return environment;
    }
}
