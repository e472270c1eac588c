package dev.holdpoint.worker.bench;

import java.util.Locale;

/** What a number counts. */
enum Unit {
    SECONDS("%.2f s"),
    MILLISECONDS("%.0f ms"),
    TIMES("%.2f ×"),
    COUNT("%,.0f"),
    MEGABYTES("%.0f MB"),
    KILOBYTES("%.1f kB"),
    CORES("%.2f cores"),
    PERCENT("%.1f %%");

    private final String form;

    Unit(String form) {
        this.form = form;
    }

    String words(double value) {
        return String.format(Locale.ROOT, form, value);
    }
}
