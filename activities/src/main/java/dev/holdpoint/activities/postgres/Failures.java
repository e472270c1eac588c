package dev.holdpoint.activities.postgres;

import dev.holdpoint.workflows.port.Errors;
import io.temporal.failure.ApplicationFailure;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** The failures of this adapter: which of them a person must mend, and which pass by themselves. */
final class Failures {
    static final String LOCK_NOT_AVAILABLE = "55P03";
    static final String QUERY_CANCELED = "57014";

    /** Too many connections, a lock held by others, a serialization failure, a deadlock. */
    private static final Set<String> PASSING =
            Set.of("53300", LOCK_NOT_AVAILABLE, "40001", "40P01");

    /** Wrong user or password, no such database, no such role. */
    private static final Set<String> SETTINGS = Set.of("28P01", "28000", "3D000");

    private Failures() {}

    static ApplicationFailure misconfigured(String sentence) {
        return ApplicationFailure.newNonRetryableFailure(sentence, Errors.MISCONFIGURED);
    }

    static ApplicationFailure refused(String sentence) {
        return ApplicationFailure.newNonRetryableFailure(sentence, Errors.REFUSED);
    }

    static ApplicationFailure unavailable(String sentence) {
        return ApplicationFailure.newFailure(sentence, "Unavailable");
    }

    static ApplicationFailure of(String tried, SQLException e, UnaryOperator<String> redact) {
        var state = e.getSQLState();
        var sentence = redact.apply("%s: %s".formatted(tried, answer(e)));
        if (state != null && SETTINGS.contains(state)) {
            return misconfigured(sentence + " Mend url, user or password in the service document.");
        }
        return passes(state) ? unavailable(sentence + " It is tried again.") : refused(sentence);
    }

    static boolean passes(@Nullable String state) {
        return lost(state) || (state != null && PASSING.contains(state));
    }

    /** Whether the session ended, and with it whatever it had not committed. */
    static boolean lost(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    /** The server's own message with its SQLSTATE; without the detail, which may quote rows. */
    static String answer(SQLException e) {
        var said = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
        var text = said == null || said.getMessage() == null ? e.getMessage() : said.getMessage();
        var hint = said == null || said.getHint() == null ? "" : " (" + said.getHint() + ")";
        return "%s%s [SQLSTATE %s].".formatted(oneLine(text), hint, e.getSQLState());
    }

    static String oneLine(@Nullable String text) {
        var line = String.valueOf(text).strip().replaceAll("\\s*\\R\\s*", "; ");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
