package dev.holdpoint.worker.demo;

/**
 * What a person asked of the demo.
 *
 * @param temporal {@code auto}, {@code in-process}, or the path of the {@code temporal} command
 * @param serve whether everything goes on afterwards until Ctrl-C
 */
public record DemoOptions(String temporal, Gateway gateway, boolean serve) {
    /** What splits the traffic. */
    public enum Gateway {
        /** Holdpoint's own, in this process. */
        embedded,
        /** HAProxy, in a process of its own. */
        haproxy
    }
}
