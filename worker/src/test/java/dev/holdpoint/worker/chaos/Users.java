package dev.holdpoint.worker.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeSet;

/** What users get. */
final class Users {
    private static final int A_LOOK = 40;

    private Users() {}

    /** Every version that answers in a look; an answer that is none stands as it came. */
    static List<String> served(String url) throws IOException, InterruptedException {
        var seen = new TreeSet<String>();
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url + "/version")).build();
            for (int i = 0; i < A_LOOK; i++) {
                var answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
                seen.add(answer.replaceAll("\\{\"version\":\"(.*)\"}", "$1"));
            }
        }
        return List.copyOf(seen);
    }
}
