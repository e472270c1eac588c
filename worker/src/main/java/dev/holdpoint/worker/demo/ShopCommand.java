package dev.holdpoint.worker.demo;

import dev.holdpoint.worker.demo.shop.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How a shop is started: what Java needs stands in a file, so that the document stays short. */
final class ShopCommand {
    private ShopCommand() {}

    /** Writes the file; the command line that names it. */
    static List<String> write(Path folder) throws IOException {
        var arguments = folder.resolve("shop.args");
        Files.write(
                arguments,
                List.of(
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp " + quoted(System.getProperty("java.class.path")),
                        Shop.class.getName()));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + arguments,
                "--release",
                "${workspace}/release.properties");
    }

    /** As Java reads such a file: in quotes, where a backslash escapes. */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
