package dev.holdpoint.activities.process;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A worker for a test to kill: starts a release and stays. */
final class StartOneRelease {
    private StartOneRelease() {}

    /** {@code FOLDER PORT}. */
    public static void main(String... args) throws InterruptedException {
        var slot = new TestingSlot(Path.of(args[0]), "blue", Integer.parseInt(args[1]));
        var _ = new ProcessDeploy().start(slot.call("run/deploy-1/blue/1/1", "1.0.0"));
        new CountDownLatch(1).await();
    }
}
