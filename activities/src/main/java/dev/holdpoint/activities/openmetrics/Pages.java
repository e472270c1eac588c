package dev.holdpoint.activities.openmetrics;

import dev.holdpoint.activities.counter.Selector;
import dev.holdpoint.activities.counter.Series;
import dev.holdpoint.activities.counter.SilentSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;

/** The pages of all endpoints, scraped side by side. */
record Pages(List<Endpoint.Page> pages) {
    Pages {
        pages = List.copyOf(pages);
    }

    static Pages scrape(
            OkHttpClient http, List<Endpoint> endpoints, Map<String, String> headers, long at)
            throws SilentSource {
        var scrapes = new ArrayList<Callable<Endpoint.Page>>();
        endpoints.forEach(endpoint -> scrapes.add(() -> endpoint.scrape(http, headers, at)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pages = new ArrayList<Endpoint.Page>();
            for (var scrape : threads.invokeAll(scrapes)) {
                pages.add(scrape.get());
            }
            return new Pages(pages);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SilentSource silence
                    ? silence
                    : new SilentSource("scraping failed: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SilentSource("was given up");
        }
    }

    List<Series> select(Selector selector) throws SilentSource {
        var all = new ArrayList<Series>();
        for (var page : pages) {
            all.addAll(page.select(selector));
        }
        return all;
    }

    List<Series> counters(Selector selector) throws SilentSource {
        var all = new ArrayList<Series>();
        for (var page : pages) {
            all.addAll(page.counters(selector));
        }
        return all;
    }

    /** Whether a page has a series of this name. */
    boolean have(String name) {
        return pages.stream()
                .flatMap(page -> page.exposition().samples().stream())
                .anyMatch(sample -> name.equals(sample.labels().get("__name__")));
    }

    @Override
    public String toString() {
        return pages.stream()
                .map(page -> page.endpoint().toString())
                .collect(Collectors.joining(", "));
    }
}
