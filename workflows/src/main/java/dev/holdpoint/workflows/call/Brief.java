package dev.holdpoint.workflows.call;

/** Texts cut to what the Web UI shows whole. */
final class Brief {
    private static final int LONGEST = 120;

    private Brief() {}

    static String of(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
