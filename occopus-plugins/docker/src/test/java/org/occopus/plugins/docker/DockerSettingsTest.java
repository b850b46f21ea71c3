package org.occopus.plugins.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;

class DockerSettingsTest {
    private final DockerFactory factory = new DockerFactory();

    private static Section section(String key, Object value) {
        var values = new HashMap<String, Object>(Map.of(
                "endpoint", "unix:///var/run/docker.sock", "origin", "dockerhub", "image", "busybox", "tag", 1.36));
        values.put(key, value);
        return new Section(values);
    }

    @Test
    void declaresTheKeysOfTheManualInItsOrder() {
        assertThat(factory.type()).isEqualTo("docker");
        assertThat(factory.settings())
                .extracting(Setting::key)
                .containsExactly("endpoint", "origin", "image", "tag", "name");
        assertThat(factory.settings())
                .filteredOn(Setting::ofAccount)
                .extracting(Setting::key)
                .containsExactly("endpoint");
        assertThat(factory.credentialSettings())
                .filteredOn(Setting::secret)
                .extracting(Setting::key)
                .containsExactly("key");
        assertThat(factory.credentialSettings()).noneMatch(Setting::required);
    }

    @ParameterizedTest
    @CsvSource({
        "dockerhub, busybox:1.36",
        "local, busybox:1.36",
        "https://example.org/image.tar, busybox:1.36",
        "file:///srv/image.tar, busybox:1.36",
        "registry.example.org:5000/team, registry.example.org:5000/team/busybox:1.36",
        "ghcr.io, ghcr.io/busybox:1.36"
    })
    void namesTheImageAsTheEngineKnowsIt(String origin, String reference) {
        var settings = DockerSettings.of(section("origin", origin));

        assertThat(settings.image().reference()).isEqualTo(reference);
        assertThat(factory.check(section("origin", origin))).isEmpty();
    }

    @Test
    void tellsOriginsApart() {
        assertThat(ImageSource.of("dockerhub")).isEqualTo(new ImageSource.Hub());
        assertThat(ImageSource.of("local")).isEqualTo(new ImageSource.Local());
        assertThat(ImageSource.of("http://h/a.tar")).isEqualTo(new ImageSource.Download("http://h/a.tar"));
        assertThat(ImageSource.of("file:///a/b%20c.tar")).isEqualTo(new ImageSource.ServerFile(Path.of("/a/b c.tar")));
        assertThat(ImageSource.of("quay.io/team")).isEqualTo(new ImageSource.Registry("quay.io/team"));
    }

    @ParameterizedTest
    @CsvSource({
        "origin, ftp://example.org/a.tar",
        "origin, file://host/a.tar",
        "origin, file:a.tar",
        "origin, quay.io/Team",
        "origin, a b",
        "endpoint, unix://var/run/docker.sock",
        "endpoint, tcp://",
        "endpoint, ssh://host",
        "image, busybox:latest",
        "image, Busybox",
        "tag, a/b",
        "tag, sha256:1"
    })
    void refusesWhatCannotWork(String key, String value) {
        assertThat(factory.check(section(key, value)))
                .singleElement()
                .extracting(SettingProblem::path, SettingProblem::message)
                .satisfies(problem -> assertThat(problem.toString()).contains(key, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"endpoint", "origin", "image", "tag", "name"})
    void leavesTemplatesToTheTimeTheyAreRendered(String key) {
        assertThat(factory.check(section(key, "{{ variables.x }} Y"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "web, web",
        "Web-1, Web-1",
        "my_docker, my-docker",
        "my node, my-node",
        "-web-, web",
        "a.b__c, a-b-c",
        "őrült, r-lt",
        "___,",
        "123456789-123456789-123456789-123456789-123456789-123456789-12-456,"
                + " 123456789-123456789-123456789-123456789-123456789-123456789-12"
    })
    void makesAHostNameOfEveryName(String name, String hostname) {
        assertThat(DockerSettings.of(section("name", name)).hostname()).isEqualTo(Optional.ofNullable(hostname));
        assertThat(factory.check(section("name", name))).isEmpty();
    }

    @Test
    void refusesARenderedValueThatCannotWork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DockerSettings.of(section("image", "Busybox")))
                .withMessageContaining("lower case");
    }
}
