package dev.holdpoint.worker.host;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;

/**
 * Gives all requests of the SDK the same tags: it names the update of some calls only, and
 * Prometheus drops a meter whose tags differ from those of its namesakes.
 */
@Singleton
final class EvenTags implements MeterFilter {
    private static final String UPDATE = "update_name";

    @Override
    public Meter.Id map(Meter.Id id) {
        var ofARequest = id.getName().startsWith("temporal_") && id.getName().contains("request");
        return ofARequest && id.getTag(UPDATE) == null ? id.withTag(Tag.of(UPDATE, "none")) : id;
    }
}
