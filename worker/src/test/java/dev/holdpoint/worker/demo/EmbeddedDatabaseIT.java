package dev.holdpoint.worker.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedDatabaseIT {
    @TempDir private Path folder;

    @Test
    void a_database_of_the_demo_is_there_until_it_is_stopped() throws Exception {
        int port;
        try (var server = EmbeddedDatabase.start(folder)) {
            port = server.port();
            var shop = server.create("shop");
            try (var session = DriverManager.getConnection(shop.url(), shop.user(), "");
                    var statement = session.createStatement()) {
                statement.execute("create table orders (id bigint)");
                var row =
                        statement.executeQuery(
                                "select tableowner from pg_tables where tablename = 'orders'");
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("shop");
            }
        }

        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .hasMessageContaining("refused");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void two_of_them_do_not_disturb_each_other() throws Exception {
        try (var one = EmbeddedDatabase.start(folder.resolve("one"));
                var other = EmbeddedDatabase.start(folder.resolve("other"))) {
            one.create("shop");
            other.create("shop");

            assertThat(one.port()).isNotEqualTo(other.port());
        }
    }

    @Test
    void nobody_outside_this_machine_can_reach_it() throws Exception {
        var outside =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(address -> !address.isLoopbackAddress())
                        .toList();
        try (var server = EmbeddedDatabase.start(folder)) {
            for (var address : outside) {
                assertThatThrownBy(() -> new Socket(address, server.port()).close())
                        .as("%s", address)
                        .hasMessageContaining("refused");
            }
        }
    }

    @Test
    void an_owner_cannot_be_made_twice() throws Exception {
        try (var server = EmbeddedDatabase.start(folder)) {
            server.create("shop");

            assertThatThrownBy(() -> server.create("shop")).isInstanceOf(SQLException.class);
        }
    }
}
