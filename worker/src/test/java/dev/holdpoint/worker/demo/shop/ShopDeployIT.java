package dev.holdpoint.worker.demo.shop;

import static dev.holdpoint.worker.demo.shop.TestingShop.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.gateway.Gateway;
import dev.holdpoint.activities.gateway.GatewayOptions;
import dev.holdpoint.activities.gateway.GatewayTraffic;
import dev.holdpoint.activities.process.ProcessDeploy;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shop deployed from slot to slot by the real adapters, under load. */
class ShopDeployIT {
    @TempDir Path folder;

    private final ProcessDeploy deploy = new ProcessDeploy();
    private final Map<String, String> slots =
            Map.of("blue", TestingShop.freeUrl(), "green", TestingShop.freeUrl());
    private EmbeddedPostgres postgres;

    @BeforeEach
    void prepare_database_and_releases() throws Exception {
        postgres = EmbeddedPostgres.start();
        migrate("V1__orders.sql");
        Files.writeString(folder.resolve("1.0.0"), "version=1.0.0\n");
        Files.writeString(folder.resolve("2.0.0"), "version=2.0.0\nschema=2\n");
        Files.writeString(folder.resolve("2.1.0"), "version=2.1.0\nschema=2\nfaults=3/20\n");
    }

    @AfterEach
    void stop_everything() throws IOException {
        var _ = deploy.stop(process("blue", "1.0.0"));
        var _ = deploy.stop(process("green", "1.0.0"));
        postgres.close();
    }

    @Test
    void no_request_is_lost_from_slot_to_slot_and_back() throws Exception {
        assertThat(start("blue", "1.0.0").version()).isEqualTo("1.0.0");
        try (var gateway = Gateway.start(options())) {
            var load = Load.start(LoadSettings.of(gateway.url(), 100));
            try (load) {
                migrate("V2__order_note.sql");
                start("green", "2.0.0");
                shiftToGreen(gateway, load, 10, 50, 100);
                assertThat(deploy.stop(process("blue", "1.0.0")).running()).isFalse();

                start("blue", "2.1.0");
                shiftToGreen(gateway, load, 75);
                await(() -> load.report().faults() > 0);
                shiftToGreen(gateway, load, 100);
                assertThat(deploy.stop(process("blue", "2.1.0")).running()).isFalse();
            }
            var report = load.report();

            assertThat(report.lost()).as(report.examples().toString()).isZero();
            assertThat(report.versions().keySet()).contains("1.0.0", "2.0.0", "2.1.0");
            assertThat(report.faults())
                    .isEqualTo(report.versions().getOrDefault("2.1.0", 0L) * 3 / 20);
            assertThat(report.ok()).isEqualTo(report.sent() - report.faults());
        }
    }

    /** Each share for about a second of load. */
    private void shiftToGreen(Gateway gateway, Load load, int... shares) {
        for (int share : shares) {
            var settings = Map.of("admin", gateway.adminUrl());
            var call = call("gateway", settings, null, "1.0.0");
            new GatewayTraffic().set(call, Map.of("green", share, "blue", 100 - share));
            long seen = load.report().ok();
            await(() -> load.report().ok() > seen + 100);
        }
    }

    private GatewayOptions options() {
        var addresses =
                Map.of("blue", URI.create(slot("blue")), "green", URI.create(slot("green")));
        return GatewayOptions.local(addresses, Map.of("blue", 100));
    }

    private Release start(String slot, String version) {
        return deploy.start(process(slot, version));
    }

    private AdapterCall process(String slot, String version) {
        var run =
                List.of(
                        TestingShop.JAVA,
                        "-cp",
                        TestingShop.CLASS_PATH,
                        Shop.class.getName(),
                        "--release",
                        "${workspace}/${version}");
        var settings =
                Map.of(
                        "run", run,
                        "folder", folder.resolve("slots").toString(),
                        "environment",
                                Map.of(
                                        "SHOP_DATABASE",
                                        postgres.getJdbcUrl("postgres", "postgres")),
                        "ready", Map.of("path", "/health", "within", "30s"));
        return call("process", settings, slot, version);
    }

    private AdapterCall call(
            String adapter, Map<String, ?> settings, @Nullable String slot, String version) {
        var binding = new Binding(adapter, new ObjectMapper().valueToTree(settings));
        var references =
                Map.of(
                        "version",
                        version,
                        "artifact",
                        "sha256:" + version,
                        "workspace",
                        folder.toString());
        var target = new Target("shop", "production", binding, slot, slots, references);
        return new AdapterCall(target, "run/" + slot + "/" + version, _ -> {});
    }

    private String slot(String name) {
        return slots.getOrDefault(name, "");
    }

    private void migrate(String name) throws IOException, SQLException {
        try (var script = Shop.class.getResourceAsStream("migrations/" + name);
                var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            assertThat(script).as(name).isNotNull();
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
