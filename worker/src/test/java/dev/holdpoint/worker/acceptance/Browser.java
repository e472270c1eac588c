package dev.holdpoint.worker.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.RealPart;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real Chromium without a window and with one page, led by its DevTools protocol. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int END_SECONDS = 10;

    private static final String TEXT =
            """
            [document, ...[...document.querySelectorAll('iframe')].map(it => it.contentDocument)]
              .map(it => it && it.body ? it.body.innerText : '').join('\\n')\
            """;

    /** Presses what bears a text in its first line; whether it was there. */
    private static final String PRESS =
            """
            (text => {
              const found = [...document.querySelectorAll(
                  'button, a, [role=menuitem], [role=option]')]
                .find(it => it.innerText.trim().split('\\n')[0] === text && it.checkVisibility());
              if (found) found.click();
              return Boolean(found);
            })\
            """;

    /** Presses the first element of a selector, and puts the cursor there. */
    private static final String PRESS_ON =
            """
            (selector => {
              const found = document.querySelector(selector);
              if (found) { found.click(); found.focus(); }
              return Boolean(found);
            })\
            """;

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final DevTools page;

    private Browser(Path folder) throws IOException, InterruptedException {
        process =
                new ProcessBuilder(
                                RealPart.program("chromium", "chromium").toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--no-first-run",
                                "--hide-scrollbars",
                                "--lang=en",
                                "--remote-debugging-port=0",
                                "--remote-allow-origins=*",
                                "--user-data-dir=" + folder,
                                "about:blank")
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("chromium.log").toFile())
                        .start();
        var port = folder.resolve("DevToolsActivePort");
        Await.until(
                "chromium listens: see " + folder,
                () -> Files.exists(port) && Files.readAllLines(port).size() > 1);
        page = DevTools.connect(http, address(Files.readAllLines(port).getFirst()));
        size(HEIGHT);
    }

    /**
     * Opens it.
     *
     * @param folder an empty folder for what it keeps
     */
    static Browser open(Path folder) throws IOException, InterruptedException {
        return new Browser(folder);
    }

    private URI address(String port) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%s/json/new?about:blank".formatted(port)))
                        .PUT(HttpRequest.BodyPublishers.noBody())
                        .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return URI.create(JSON.readTree(answer).path("webSocketDebuggerUrl").asText());
    }

    /** Goes to an address and waits until the page has this text. */
    void go(String url, String text) throws IOException {
        page.call("Page.navigate", Map.of("url", url));
        awaitText(text);
    }

    /** Waits until the page has this text. */
    void awaitText(String text) throws IOException {
        try {
            Await.until("the page has: " + text, () -> text().contains(text));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; it has: " + text(), e);
        }
    }

    /** What a person reads on the page and in its frames. */
    String text() {
        return evaluate(TEXT).asText();
    }

    /** Runs a line of script in the page; its value. */
    JsonNode evaluate(String script) {
        return page.call("Runtime.evaluate", Map.of("expression", script, "returnByValue", true))
                .at("/result/value");
    }

    /** Presses the button, link or option that bears this text. */
    void press(String text) throws IOException {
        awaitTrue(PRESS, text);
    }

    /** Presses the first element of this selector, and puts the cursor there. */
    void pressOn(String selector) throws IOException {
        awaitTrue(PRESS_ON, selector);
    }

    /** Types a text where the cursor is. */
    void type(String text) {
        page.call("Input.insertText", Map.of("text", text));
    }

    /** Calls a function with a text until it is true. */
    void awaitTrue(String function, String argument) throws IOException {
        var call = "%s(%s)".formatted(function, JSON.writeValueAsString(argument));
        Await.until(call, () -> evaluate(call).asBoolean());
    }

    /** Makes the window so high. */
    void size(int height) {
        page.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", WIDTH, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Writes what is to be seen as PNG. */
    void screenshot(Path file) throws IOException {
        var shot = page.call("Page.captureScreenshot", Map.of("format", "png"));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(shot.path("data").asText()));
    }

    @Override
    public void close() {
        page.close();
        http.close();
        process.destroy();
        process.onExit().completeOnTimeout(process, END_SECONDS, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
