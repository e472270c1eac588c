package dev.holdpoint.worker.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.worker.cli.HoldpointCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern CLASS = Pattern.compile("\\b[a-z]+/[A-Z]\\w+");

    /** The title of what is signed is no command. */
    private static final Pattern VERB =
            Pattern.compile("\\bholdpoint (?!approval v1\\b)([a-z]+(?:-[a-z]+)?)");

    @Test
    void every_link_within_the_repository_leads_somewhere() throws IOException {
        var seen = 0;
        var dead = new ArrayList<String>();
        for (var page : Page.all()) {
            for (var link : page.links()) {
                if (!link.contains("://") && !link.startsWith("mailto:")) {
                    seen++;
                    if (!leads(page, link)) {
                        dead.add(page.path() + " -> " + link);
                    }
                }
            }
        }

        assertThat(dead).isEmpty();
        assertThat(seen).isGreaterThan(20);
    }

    @Test
    void every_command_that_a_page_names_exists() throws IOException {
        var known = HoldpointCommand.line().getSubcommands().keySet();
        var seen = 0;
        var unknown = new ArrayList<String>();
        for (var page : Page.all()) {
            for (var verb : VERB.matcher(page.code()).results().map(m -> m.group(1)).toList()) {
                seen++;
                if (!known.contains(verb)) {
                    unknown.add(page.path() + ": holdpoint " + verb);
                }
            }
        }

        assertThat(unknown).isEmpty();
        assertThat(seen).isGreaterThan(20);
    }

    @Test
    void the_readme_names_every_command() throws IOException {
        var readme = Page.read("README.md").code();

        assertThat(HoldpointCommand.line().getSubcommands().keySet())
                .allSatisfy(verb -> assertThat(readme).containsPattern("\\b" + verb + "\\b"));
    }

    @Test
    void every_class_that_the_architecture_names_is_there() throws IOException {
        var sources = Page.ROOT.resolve("workflows/src/main/java/dev/holdpoint/workflows");
        var named =
                CLASS.matcher(Page.read("docs/architecture.md").code())
                        .results()
                        .map(match -> match.group())
                        .toList();

        assertThat(named)
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(sources.resolve(name + ".java")).exists());
    }

    /** Every page of the documentation can be come to from the README. */
    @Test
    void no_page_is_left_alone() throws IOException {
        var reached = new ArrayList<Path>();
        reach(Page.ROOT.resolve("README.md"), reached);

        assertThat(Page.all())
                .extracting(Page::path)
                .allSatisfy(path -> {
                    var byFolder = reached.contains(path.getParent());
                    assertThat(byFolder || reached.contains(path))
                            .as("%s is linked", path)
                            .isTrue();
                });
    }

    private static void reach(Path path, List<Path> reached) throws IOException {
        if (reached.contains(path) || !Files.exists(path)) {
            return;
        }
        reached.add(path);
        if (path.toString().endsWith(".md")) {
            var page = new Page(path, Files.readString(path));
            for (var link : page.links()) {
                if (!link.contains("://") && !link.startsWith("#")) {
                    reach(target(page, link), reached);
                }
            }
        }
    }

    private static boolean leads(Page page, String link) throws IOException {
        var target = target(page, link);
        int hash = link.indexOf('#');
        return Files.exists(target) && (hash < 0 || heading(target, link.substring(hash + 1)));
    }

    private static Path target(Page page, String link) {
        var file = link.replaceFirst("#.*$", "");
        return file.isEmpty() ? page.path() : page.path().resolveSibling(file).normalize();
    }

    /**
     * Headings become anchors: lower case, hyphens for spaces, nothing else but letters and digits.
     */
    private static boolean heading(Path file, String anchor) throws IOException {
        return HEADING.matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1).toLowerCase(java.util.Locale.ROOT))
                .map(text -> text.replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-'))
                .anyMatch(anchor::equals);
    }
}
