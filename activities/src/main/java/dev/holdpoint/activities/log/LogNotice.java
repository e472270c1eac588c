package dev.holdpoint.activities.log;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.NoticeAdapter;
import dev.holdpoint.workflows.port.Notice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * A notice is an entry of the worker's log, by the logger {@code holdpoint.notice}, with its facts
 * below it and as key-value pairs. A retry writes it again; there is no mark to look for.
 */
public final class LogNotice implements NoticeAdapter {
    /** The logger that notices go to. */
    static final String LOGGER = "holdpoint.notice";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

    @Override
    public String name() {
        return "log";
    }

    @Override
    public String deliver(AdapterCall call, Notice notice) {
        var entry =
                entry(call.settings(LogSettings.class).level())
                        .addKeyValue("service", call.target().service())
                        .addKeyValue("run", notice.run())
                        .addKeyValue("kind", notice.kind());
        for (var fact : notice.facts().entrySet()) {
            entry = entry.addKeyValue(fact.getKey(), fact.getValue());
        }
        entry.log("{}: {}{}", notice.title(), notice.text(), facts(notice));
        return "the worker's log, logger " + LOGGER;
    }

    /** Each on a line of its own, so that what it tells to type can be copied from any log. */
    private static String facts(Notice notice) {
        var lines = new StringBuilder();
        notice.facts()
                .forEach((name, value) -> {
                    lines.append("\n  ").append(name).append(':');
                    lines.append(value.contains("\n") ? "\n    " : " ");
                    lines.append(value.replace("\n", "\n    "));
                });
        return lines.toString();
    }

    private static LoggingEventBuilder entry(LogSettings.Level level) {
        return switch (level) {
            case INFO -> LOG.atInfo();
            case WARN -> LOG.atWarn();
            case ERROR -> LOG.atError();
        };
    }
}
