/**
 * From documents to a plan: what will run, frozen and hashed, or every reason why nothing will.
 * Reading YAML and judging a document by itself are the business of the package above; what a plan
 * does when it runs is not known here.
 */
@NullMarked
package dev.holdpoint.runbooks.compiler;

import org.jspecify.annotations.NullMarked;
