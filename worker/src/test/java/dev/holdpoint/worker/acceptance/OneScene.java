package dev.holdpoint.worker.acceptance;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Tests on one scene: it is set before the first of a class, and struck after the last. */
abstract class OneScene {
    static Scene scene;

    @BeforeAll
    static void set_the_scene(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws Exception {
        scene = Scene.set(folder);
    }

    @AfterAll
    static void strike_the_scene() throws Exception {
        if (scene != null) {
            scene.strike();
        }
    }
}
