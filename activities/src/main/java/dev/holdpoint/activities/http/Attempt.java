package dev.holdpoint.activities.http;

import dev.holdpoint.workflows.judge.Verdict;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** One request and what it shows. */
final class Attempt {
    private static final long BODY_BYTES = 1024 * 1024;

    private final OkHttpClient http;
    private final HttpUrl url;
    private final HttpSettings settings;

    Attempt(OkHttpClient http, HttpUrl url, HttpSettings settings) {
        this.http = http;
        this.url = url;
        this.settings = settings;
    }

    /** Asks once; that nothing answers is a finding too. */
    Finding make(Duration limit) {
        var request = new Request.Builder().url(url).headers(Headers.of(settings.send())).build();
        var client =
                http.newBuilder()
                        .callTimeout(limit)
                        .connectTimeout(limit)
                        .readTimeout(limit)
                        .build();
        try (var response = client.newCall(request).execute()) {
            var body = response.peekBody(BODY_BYTES).string();
            return judge(new Answer(response.code(), response::header, body));
        } catch (UnknownHostException _) {
            return finding(Verdict.NO_DATA, "could not be asked, nobody knows " + url.host());
        } catch (ConnectException _) {
            return finding(Verdict.FAIL, "failed, " + authority() + " refused the connection");
        } catch (InterruptedIOException _) {
            return finding(Verdict.FAIL, "did not answer within " + limit.toMillis() + " ms");
        } catch (IOException e) {
            return finding(Verdict.FAIL, "failed: " + e.getMessage());
        }
    }

    private Finding judge(Answer answer) {
        return settings.expectation()
                .mismatch(answer)
                .map(what -> finding(Verdict.FAIL, what))
                .orElseGet(() -> finding(Verdict.PASS, "answered " + answer.status()));
    }

    private Finding finding(Verdict verdict, String what) {
        return new Finding(verdict, "GET %s %s".formatted(shown(), what));
    }

    /** The address without user, password and query, which may hold credentials. */
    private String shown() {
        return url.newBuilder().username("").password("").query(null).fragment(null).build() + "";
    }

    private String authority() {
        return url.host() + ":" + url.port();
    }
}
