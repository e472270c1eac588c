package dev.holdpoint.workflows.stage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RolesTest {
    @Test
    void where_nobody_is_named_anyone_may_answer_but_nobody_holds_a_role() {
        var roles = new Roles(Map.of());

        assertThatCode(() -> roles.demand("kim", null, "answer it")).doesNotThrowAnyException();
        assertThatThrownBy(() -> roles.demand("kim", "lead", "approve it"))
                .hasMessage("kim may not approve it: it takes lead ().");
    }

    @Test
    void where_people_are_named_a_stranger_may_not() {
        var roles = new Roles(Map.of("lead", List.of("anna")));

        assertThatCode(() -> roles.demand("anna", null, "answer it")).doesNotThrowAnyException();
        assertThatThrownBy(() -> roles.demand("eve", null, "answer it"))
                .hasMessage("eve may not answer it: it takes someone in People (anna).");
    }
}
