package dev.holdpoint.runbooks.yaml;

import java.util.Map;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;

/** The core schema of YAML 1.2 as it stands: without the merge keys that YAML 1.1 has. */
final class Yaml12 implements Schema {
    static final Schema CORE = new Yaml12();

    private final ScalarResolver resolver = new CoreScalarResolver(false);

    private Yaml12() {}

    @Override
    public ScalarResolver getScalarResolver() {
        return resolver;
    }

    /** None: nodes are read by hand, nothing is constructed from them. */
    @Override
    public Map<Tag, ConstructNode> getSchemaTagConstructors() {
        return Map.of();
    }
}
