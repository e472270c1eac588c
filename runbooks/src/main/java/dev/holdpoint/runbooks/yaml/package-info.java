/**
 * YAML 1.2 as a graph of nodes that know where they stand in their file. What a node means is the
 * readers' business; only what is ambiguous in every document is refused here.
 */
@NullMarked
package dev.holdpoint.runbooks.yaml;

import org.jspecify.annotations.NullMarked;
