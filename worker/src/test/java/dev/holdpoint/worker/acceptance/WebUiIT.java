package dev.holdpoint.worker.acceptance;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Temporal's own Web UI in a real browser: what it shows of a deployment, and how it is led. */
@Timeout(300)
class WebUiIT extends OneScene {
    /** Where {@code scripts/screenshots} finds the pictures of the documents. */
    static final Path SHOTS = Path.of("target", "screenshots");

    private static final String OPAQUE =
            "(it => getComputedStyle(document.querySelector(it)).opacity === '1')";
    private static final String SEEN =
            "(it => { document.querySelector(it).scrollIntoView(); return true; })";

    private static Browser browser;

    @BeforeAll
    static void open_a_browser(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws Exception {
        browser = Browser.open(folder);
    }

    @AfterAll
    static void close_the_browser() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void a_deployment_is_read_and_approved_in_the_browser() throws Exception {
        // Given a deployment that waits for its approval
        var run = scene.run("shop-1.1.0").startedBy("shown", "Deployment", Releases.GOOD);
        run.awaitApproval();

        // When anna looks at it, then the card says for whom it waits and how to answer
        browser.go(scene.page(run, "user-metadata"), "shop 1.1.0: Validation waits for tech-lead");
        browser.awaitText("Waiting for tech-lead");
        browser.awaitText(
                "temporal workflow update execute -w shop-1.1.0 --name approve -i"
                        + " '{\"by\":\"YOU\",\"comment\":\"WHY\"}'");

        // When she opens the dialog of updates, then each says what it does and what to send
        browser.press("More Actions");
        browser.press("Send an Update");
        browser.pressOn("dialog[open] button[aria-haspopup]");
        browser.awaitText(
                "Say yes to what waits for an approval. Send"
                        + " {\"by\":\"anna\",\"comment\":\"looks good\"}");
        browser.press("approve");

        // And when she sends it, then the deployment goes on
        browser.pressOn("dialog[open] [contenteditable]");
        browser.type("{\"by\":\"anna\",\"comment\":\"looks good\"}");
        browser.awaitTrue(OPAQUE, "dialog[open]");
        browser.screenshot(SHOTS.resolve("update.png"));
        browser.press("Submit");
        run.awaitHoldAt(25);

        // Then the card tells the hold, and the stage's bars are in plain words
        browser.size(1270);
        browser.go(scene.page(run, "user-metadata"), "shop 1.1.0: Production holds at 25 %");
        browser.awaitText("blue 75 %, green 25 %");
        browser.screenshot(SHOTS.resolve("run-card.png"));
        browser.go(scene.page(run.stage("production"), "timeline"), "shift 25 % to the candidate");
        browser.awaitText("hold 5 min at 25 %");
        browser.awaitText("25 % · minute 1 of 5");
        browser.awaitTrue(SEEN, "main h2");
        browser.size(900);
        browser.screenshot(SHOTS.resolve("timeline.png"));
    }
}
