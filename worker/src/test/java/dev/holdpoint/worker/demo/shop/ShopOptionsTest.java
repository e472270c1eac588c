package dev.holdpoint.worker.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopOptionsTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PORT", "8081", "SHOP_DATABASE", "jdbc:postgresql://localhost/shop");

    @Test
    void a_release_file_says_what_is_in_the_release(@TempDir Path workspace) throws Exception {
        var release = workspace.resolve("release.properties");
        Files.writeString(release, "version=2.1.0\nschema=2\nfaults=3/20\n");

        var options = ShopOptions.parse(ENVIRONMENT, "--release", release.toString());

        assertThat(options.port()).isEqualTo(8081);
        assertThat(options.version()).isEqualTo("2.1.0");
        assertThat(options.schema()).isEqualTo(2);
        assertThat(options.faults().words()).isEqualTo("3 of every 20 requests");
        assertThat(options.database()).isEqualTo("jdbc:postgresql://localhost/shop");
    }

    @Test
    void an_argument_wins_over_the_environment() throws Exception {
        assertThat(ShopOptions.parse(ENVIRONMENT, "--port", "0").port()).isZero();
    }

    @Test
    void a_missing_database_is_named() {
        assertThatThrownBy(() -> ShopOptions.parse(Map.of("PORT", "1")))
                .hasMessageStartingWith("--database is missing\nusage: Shop ");
    }

    @Test
    void an_option_without_value_is_named() {
        assertThatThrownBy(() -> ShopOptions.parse(ENVIRONMENT, "--port"))
                .hasMessageStartingWith("'--port' is not an option with a value\nusage: Shop ");
    }
}
