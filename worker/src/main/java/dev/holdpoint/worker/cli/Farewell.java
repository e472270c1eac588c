package dev.holdpoint.worker.cli;

/**
 * The last line of somebody who stops following before the end. It is said by a hook, since Ctrl-C
 * ends the process from outside.
 */
final class Farewell implements AutoCloseable {
    private final Screen screen;
    private final String id;
    private volatile boolean over;

    private Farewell(Screen screen, String id) {
        this.screen = screen;
        this.id = id;
    }

    /** From now on until it is closed. */
    static Farewell of(Screen screen, String id) {
        var farewell = new Farewell(screen, id);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("farewell").unstarted(farewell::say));
        return farewell;
    }

    private void say() {
        if (!over) {
            screen.remark(
                    "No longer followed; %s goes on. Follow it again: holdpoint follow %s"
                            .formatted(id, id));
        }
    }

    /** The end was seen; a hook cannot be taken back while the process already ends. */
    @Override
    public void close() {
        over = true;
    }
}
