package dev.holdpoint.activities.postgres;

import java.sql.SQLException;

/** What the server says of itself, once it has let us in. */
record ServerVersion(Server server) {
    /** Such as 15 and {@code 15.18}. */
    record Version(int major, String text) {}

    Version read() {
        try (var session = server.look()) {
            var about = session.getMetaData();
            return new Version(about.getDatabaseMajorVersion(), about.getDatabaseProductVersion());
        } catch (SQLException e) {
            throw server.failure("Connecting to the database of", e);
        }
    }
}
