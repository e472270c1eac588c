package dev.holdpoint.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.port.Errors;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ConnectionIT {
    private final PostgresDatabase postgres = new PostgresDatabase();
    @TempDir private Path folder;
    private Shop shop;

    @BeforeEach
    void a_shop_with_orders() {
        shop = new Shop(folder).withOrders();
    }

    /** Every door. */
    enum Door {
        CURRENT(door -> new PostgresDatabase().current(door.look())),
        BACK_UP(door -> new PostgresDatabase().backUp(door.effect("key"))),
        UP(door -> new PostgresDatabase().up(door.effect("key")));

        private final Function<Shop, Object> call;

        Door(Function<Shop, Object> call) {
            this.call = call;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_password_is_a_sentence_without_it(Door door) {
        shop.settings.put("password", "a-wrong-secret");

        var failing = Failing.of(() -> door.call.apply(shop));

        assertThat(failing.type()).isEqualTo(Errors.MISCONFIGURED);
        assertThat(failing.retried()).isFalse();
        assertThat(failing.sentence())
                .contains("shop@staging (127.0.0.1:")
                .contains("password authentication failed for user")
                .contains("[SQLSTATE 28P01]")
                .endsWith("Mend url, user or password in the service document.")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @EnumSource
    void a_server_that_is_away_is_tried_again(Door door) throws IOException {
        try (var free = new ServerSocket(0)) {
            shop.settings.put("url", "jdbc:postgresql://127.0.0.1:" + free.getLocalPort() + "/x");
        }

        var failing = Failing.of(() -> door.call.apply(shop));

        assertThat(failing.type()).isEqualTo("Unavailable");
        assertThat(failing.retried()).isTrue();
        assertThat(failing.sentence()).contains("refused").endsWith("It is tried again.");
    }

    @Test
    void a_database_that_does_not_exist_is_named() {
        shop.settings.put("url", shop.database.url() + "_gone");

        var failing = Failing.of(() -> postgres.current(shop.look()));

        assertThat(failing.type()).isEqualTo(Errors.MISCONFIGURED);
        assertThat(failing.sentence()).contains("_gone\" does not exist [SQLSTATE 3D000]");
    }

    @Test
    void credentials_in_the_url_are_refused_without_repeating_them() {
        shop.settings.put("url", shop.database.url() + "?user=a&password=b-secret");

        var failing = Failing.of(() -> postgres.current(shop.look()));

        assertThat(failing)
                .isEqualTo(
                        new Failing(
                                Errors.MISCONFIGURED,
                                false,
                                "The database of shop@staging: url must not carry credentials; they"
                                    + " go under user and password. Mend the service document."));
    }

    @Test
    void an_address_that_is_none_is_refused() {
        shop.settings.put("url", "postgres://db1/shop");

        assertThat(Failing.of(() -> postgres.current(shop.look())).sentence())
                .contains("url must be like jdbc:postgresql://host:5432/database");
    }

    @Test
    void a_time_out_of_nothing_is_refused() {
        shop.settings.put("lockTimeout", "0s");

        assertThat(Failing.of(() -> postgres.up(shop.effect("key"))).sentence())
                .contains("lockTimeout must be longer than nothing, is PT0S");
    }
}
