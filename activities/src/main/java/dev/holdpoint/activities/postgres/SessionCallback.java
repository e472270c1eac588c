package dev.holdpoint.activities.postgres;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Sets the time-outs of each session that Flyway opens, and knows which migration it is in. */
final class SessionCallback implements Callback {
    private final PostgresSettings settings;
    private volatile String script = "getting ready";

    SessionCallback(PostgresSettings settings) {
        this.settings = settings;
    }

    /** The migration that runs now. */
    String script() {
        return script;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_CONNECT || event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        if (event == Event.AFTER_CONNECT) {
            execute(context, timeouts());
        } else {
            var migration = context.getMigrationInfo();
            script = migration.getScript();
            execute(context, "SET lock_timeout = " + lockMillis(Script.text(migration)));
        }
    }

    /** What runs concurrently blocks nobody while it waits, so it may until statementTimeout. */
    private long lockMillis(String script) {
        return Script.concurrent(script) ? 0 : settings.lockMillis();
    }

    @Override
    public String getCallbackName() {
        return "holdpoint";
    }

    private String timeouts() {
        return """
        SET lock_timeout = %d; SET statement_timeout = %d;
        DO $$ BEGIN
            PERFORM set_config('client_connection_check_interval', '1s', false);
        EXCEPTION WHEN OTHERS THEN NULL; -- some systems cannot notice a dead client
        END $$\
        """
                .formatted(settings.lockMillis(), settings.statementMillis());
    }

    private static void execute(Context context, String sql) {
        try (var statement = context.getConnection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new FlywayException("the time-outs could not be set", e);
        }
    }
}
