package dev.holdpoint.activities.postgres;

import dev.holdpoint.activities.AdapterCall;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/** The database of one call: its name in messages, and the sessions that are opened on it. */
final class Server {
    private static final int CONNECT_SECONDS = 3;
    private static final int QUICK_SECONDS = 4;
    private static final Set<String> CREDENTIALS = Set.of("user", "password", "sslpassword");

    private final AdapterCall call;
    private final PostgresSettings settings;
    private final String url;
    private final Properties address;

    Server(AdapterCall call) {
        this.call = call;
        this.settings = call.written(PostgresSettings.class);
        this.url = call.fill(settings.url());
        this.address = address(url);
    }

    private Properties address(String url) {
        var parsed = Driver.parseURL(url, null);
        if (parsed == null) {
            throw misconfigured("url must be like jdbc:postgresql://host:5432/database");
        }
        if (CREDENTIALS.stream().anyMatch(parsed::containsKey)) {
            throw misconfigured("url must not carry credentials; they go under user and password");
        }
        return parsed;
    }

    PostgresSettings settings() {
        return settings;
    }

    /** The parts of the JDBC address: {@code PGHOST}, {@code PGPORT}, {@code PGDBNAME}, options. */
    Properties address() {
        return address;
    }

    String user() {
        return call.fill(settings.user());
    }

    @Nullable String password() {
        var written = settings.password();
        return written == null ? null : call.fill(written);
    }

    Path migrations() {
        return Path.of(call.fill(settings.migrations())).toAbsolutePath().normalize();
    }

    Path backups() {
        return Path.of(call.fill(settings.backups())).toAbsolutePath().normalize();
    }

    /** As people call it, without user or options. */
    String name() {
        return "%s (%s:%s/%s)"
                .formatted(
                        who(),
                        address.getProperty("PGHOST"),
                        address.getProperty("PGPORT"),
                        address.getProperty("PGDBNAME"));
    }

    /** Sessions for a look: whatever takes longer is given up. */
    DataSource looking() {
        return source("holdpoint", QUICK_SECONDS);
    }

    /** Sessions for work of any length, under the name of the effect. */
    DataSource working(Mark mark) {
        return source(mark.application(), 0);
    }

    Connection look() throws SQLException {
        return looking().getConnection();
    }

    Connection open(Mark mark) throws SQLException {
        return working(mark).getConnection();
    }

    /** What the server answered, as a sentence about what was tried. */
    ApplicationFailure failure(String tried, SQLException e) {
        return Failures.of(tried + " " + name(), e, call::redact);
    }

    String redact(String text) {
        return call.redact(text);
    }

    private ApplicationFailure misconfigured(String why) {
        return Failures.misconfigured(
                "The database of %s: %s. Mend the service document.".formatted(who(), why));
    }

    private String who() {
        var environment = call.target().environment();
        return call.target().service() + (environment == null ? "" : "@" + environment);
    }

    private DataSource source(String application, int socketSeconds) {
        var source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(user());
        var password = password();
        if (password != null) {
            source.setPassword(password);
        }
        source.setApplicationName(application);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(socketSeconds);
        source.setTcpKeepAlive(true);
        return source;
    }
}
