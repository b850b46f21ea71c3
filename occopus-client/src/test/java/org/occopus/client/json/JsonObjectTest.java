package org.occopus.client.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonObjectTest {
    @Test
    void readsEveryKindOfMember() {
        JsonObject json = JsonObject.parse("""
                {"text": "ä", "number": 12, "flag": true, "time": "2026-11-22T10:00:00Z", "nothing": null,
                 "inner": {"a": [1, 2.5, "x"]}, "objects": [{"id": "1"}, {"id": "2"}]}
                """);
        assertThat(json.text("text")).contains("ä");
        assertThat(json.number("number", 0)).isEqualTo(12);
        assertThat(json.flag("flag")).isTrue();
        assertThat(json.time("time")).contains(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(json.text("nothing")).isEmpty();
        assertThat(json.object("inner").orElseThrow().texts("a")).containsExactly("1", "2.5", "x");
        assertThat(json.objects("objects"))
                .extracting(object -> object.requiredText("id"))
                .containsExactly("1", "2");
    }

    @Test
    void keepsTheOrderOfMembers() {
        assertThat(JsonObject.parse("{\"z\":1,\"a\":2,\"m\":3}").names()).containsExactly("z", "a", "m");
    }

    @Test
    void takesASingleTextForAListOfOne() {
        assertThat(JsonObject.parse("{\"resource_address\": \"127.0.0.1\"}").texts("resource_address"))
                .containsExactly("127.0.0.1");
    }

    @Test
    void refusesWhatIsNotAnObject() {
        for (String text : List.of("", "[]", "<html>", "{\"a\": ", "12")) {
            assertThatThrownBy(() -> JsonObject.parse(text)).isInstanceOf(MalformedJsonException.class);
        }
    }

    @Test
    void namesTheMemberThatIsMissing() {
        assertThatThrownBy(() -> JsonObject.parse("{}").requiredText("infraid")).hasMessageContaining("'infraid'");
    }

    @Test
    void writesWhatItReads() {
        String text = JsonText.compact(Map.of("files", Map.of("a.yaml", "x: \"1\"\n")));
        assertThat(JsonObject.parse(text).object("files").orElseThrow().requiredText("a.yaml"))
                .isEqualTo("x: \"1\"\n");
    }
}
