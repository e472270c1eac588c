package dev.holdpoint.activities.log;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Settings of {@code notice: log}: how loud a notice is. */
record LogSettings(Level level) {
    LogSettings {
        level = level == null ? Level.INFO : level;
    }

    enum Level {
        @JsonProperty("info")
        INFO,
        @JsonProperty("warn")
        WARN,
        @JsonProperty("error")
        ERROR
    }
}
