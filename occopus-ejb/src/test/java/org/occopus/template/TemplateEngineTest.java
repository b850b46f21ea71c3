package org.occopus.template;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.spi.TemplateException;
import org.occopus.yaml.YamlReader;

/** Each expectation is what Jinja2 3.1 makes of the same template. */
class TemplateEngineTest {
    private static final TemplateEngine ENGINE = new TemplateEngine();
    private static final String VARIABLES = """
            name: n1
            variables:
              n: 41
              b: true
              nothing: null
              l: [1, two, 3.0]
              d: {k: v, none: null}
              s: "it's"
              empty: ''
              falsy: 'false'
              newline: "a\\n"
              app: {in: [{name: a, c: true}, {name: b}], and: 1}
              text: hello World foo
              big: 1.0e+20
              small: 1.0e-7
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "{{variables.n + 1}}¦42",
                "{{variables.b}} {{variables.nothing}} {{variables.l}} {{variables.d}}¦True None [1, 'two', 3.0] {'k': 'v', 'none': None}",
                "{{variables.s}} {{[variables.s]}}¦it's [\"it's\"]",
                "{{variables.big}} {{variables.small}} {{1/2}} {{7//2}} {{ -7//2 }} {{ -7%3 }} {{2**10}} {{1.10}}¦1e+20 1e-07 0.5 3 -4 2 1024 1.1",
                "[{{nosuch}}{{variables.nosuch}}{{variables.nothing.x}}]¦[]",
                "{% if variables.falsy %}yes{% else %}no{% endif %}¦yes",
                "{% if variables.empty %}a{% elif variables.n > 40 %}b{% else %}c{% endif %}¦b",
                "{% for i in variables.l %}{{loop.index}}:{{i}}{% if not loop.last %}, {% endif %}{% endfor %}¦1:1, 2:two, 3:3.0",
                "{% for k, v in variables.d.items() %}{{k}}={{v}};{% endfor %}¦k=v;none=None;",
                "{% for i in [] %}x{% else %}none{% endfor %}¦none",
                "{% for i in range(6) if i % 2 == 0 %}{{i}}{% endfor %}¦024",
                "{% for i in nosuch %}x{% endfor %}.¦.",
                "{% for item in variables.app.in %}{{item.name}}{% if item.c is defined %}!{% endif %}{% endfor %}¦a!b",
                "{{variables.app.and}}¦1",
                "{{'{{'}}range service \"x\"{{'}}'}}¦{{range service \"x\"}}",
                "{% raw %}{{.Address}} {% if %}{% endraw %}¦{{.Address}} {% if %}",
                "a{# no #}b¦ab",
                "{{ \"a\\tb\" }}{{ 'it\\'s' }}¦a\tbit's",
                "{{ variables.l[-1] }} {{ variables['n'] }} {{ name[0:1] }} {{ variables.l[1:] }}¦3.0 41 n ['two', 3.0]",
                "x {%- if true %} y {% endif -%} z¦x y z",
                "{% set a = 3 %}{{ a * 2 }}¦6",
                "{% macro m(x, y=2) %}<{{x}}-{{y}}>{% endmacro %}{{ m(1) }}{{ m(1, y=4) }}¦<1-2><1-4>",
                "{{ 1 < 2 < 3 }} {{ 1 == '1' }} {{ true == 1 }} {{ 'a' in 'abc' }} {{ 9 not in variables.l }}¦True False True True True",
                "{{ variables.nothing is none }} {{ nosuch is not defined }} {{ variables.n is divisibleby 41 }}¦True True True",
                "{{ 'a' ~ 1 ~ none ~ true ~ nosuch }}¦a1NoneTrue",
                "{{ variables.n if variables.b else 'no' }}¦41",
                "{{ nosuch|default('d') }} {{ variables.empty|default('d', true) }} {{ variables.l|join('-') }}¦d d 1-two-3.0",
                "{{ 'hi'|b64encode }} {{ 'aGk='|b64decode }} {{ variables.text|upper }} {{ '42'|int + 1 }}¦aGk= hi HELLO WORLD FOO 43",
                "{{ variables.d|tojson }} {{ [3,1]|sort }} {{ variables.text.split(' ')|length }}¦{\"k\": \"v\", \"none\": null} [1, 3] 3",
                "{{ -3|abs }} {{ 2.5|round }} {{ 'a b/c'|urlencode }}¦3 2.0 a%20b/c",
                "{{ variables.app.in|map(attribute='name')|join(',') }}¦a,b",
                "{% for x in [1,2] %}{{ loop.cycle('o','e') }}{{ loop.first }} {% endfor %}.¦oTrue eFalse .",
                "{% set x = 1 %}{% for i in [1] %}{% set x = 2 %}{% endfor %}{{ x }}¦1",
                "shell ${x} $$ 100% #{y} }} \\n¦shell ${x} $$ 100% #{y} }} \\n"
            })
    void rendersAsJinja2(String template, String expected) {
        assertThat(render(template)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "{{nosuch.x}}¦'nosuch' is undefined",
                "{{variables.nosuch.y}}¦'variables.nosuch' is undefined",
                "{{nofn(1)}}¦no function 'nofn'",
                "{{name|nofilter}}¦no filter 'nofilter'",
                "{{name is notest}}¦no test 'notest'",
                "{{ name|}}¦unexpected end",
                "{{ name¦not closed",
                "{% if x %}¦endif",
                "{% endif %}¦no tag before it is open",
                "{% nosuch %}¦nosuch",
                "{{ 1 + }}¦unexpected end",
                "{{ 1 + 'a' }}¦a number and a text",
                "{{ nosuch + 1 }}¦the undefined 'nosuch'",
                "{{ (1 }}¦expected ')'",
                "{# x¦not closed",
                "{{ 1/0 }}¦division by zero",
                "{{ 1 < 'a' }}¦cannot compare",
                "{% for 5 %}{% endfor %}¦unexpected '5'",
                "{% include 'x' %}¦include",
                "{% import 'x' as y %}¦import",
                "{% extends 'x' %}¦extends"
            })
    void tellsWhatIsWrong(String template, String reason) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> render(template))
                .withMessageContaining(reason);
    }

    @Test
    void tellsTheLine() {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> render("a\nb\n{{nosuch.x}}\n"))
                .withMessageContaining("line 3");
    }

    @Test
    void removesOneNewlineAtTheEndOfTheTemplateOnly() {
        assertThat(render("a\n\n")).isEqualTo("a\n");
        assertThat(render("{{variables.newline}}\n")).isEqualTo("a\n");
        assertThat(render("a\r\nb\r\n")).isEqualTo("a\nb");
    }

    @Test
    void findsNumbersAmongTheKeysOfYaml() {
        assertThat(ENGINE.render(
                        "{{ v[80] }}{{ v['80'] }}{{ v.get(80) }}{{ 80 in v }}", Map.of("v", Map.of("80", "x"))))
                .isEqualTo("xxxTrue");
    }

    @Test
    void doesNotRenderValues() {
        assertThat(ENGINE.render("{{x}}", Map.of("x", "{{y}}", "y", "secret"))).isEqualTo("{{y}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ ''.class }}", "{{ ''.getClass() }}", "{{ variables.getClass().forName('java.lang.Runtime') }}",
                "{{ ____int3rpr3t3r____ }}", "{{ ____int3rpr3t3r____.getContext() }}", "{{ [].stream() }}"
            })
    void reachesNothingOfJava(String template) {
        String rendered;
        try {
            rendered = render(template);
        } catch (TemplateException e) {
            rendered = "";
        }
        assertThat(rendered).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for a in range(100000) %}{% for b in range(100000) %}xxxxxxxxxxxxxxxxxxxx{% endfor %}{% endfor %}",
                "{{ 'x' * 1000000000 }}",
                "{{ 9 ** 99999999 }}",
                "{{ range(10000000000) }}",
                "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"
            })
    void refusesWhatGrowsWithoutBounds(String template) {
        assertThatExceptionOfType(TemplateException.class).isThrownBy(() -> render(template));
    }

    @Test
    void refusesDeepNestingOfTagsAndExpressions() {
        int depth = 50_000;
        for (String template : List.of(
                "{% if true %}".repeat(depth) + "x" + "{% endif %}".repeat(depth),
                "{{ " + "(".repeat(depth) + "1" + ")".repeat(depth) + " }}",
                "{{ 1" + " + 1".repeat(depth) + " }}")) {
            assertThatExceptionOfType(TemplateException.class).isThrownBy(() -> render(template));
        }
    }

    @Test
    void readsLongTexts() {
        String text = "x\\'y".repeat(20_000);

        assertThat(render("{{ '" + text + "' }}")).isEqualTo("x'y".repeat(20_000));
    }

    @Test
    void findsSyntaxErrorsWithoutVariables() {
        assertThat(ENGINE.flaw("{{ nosuch.x.y }} {{ getip('a') }}")).isEmpty();
        assertThat(ENGINE.flaw("ok\n{{ variables.x ")).isPresent();
        assertThat(ENGINE.flaw("ok\n{% if x %}{{ 1 + }}{% endif %}"))
                .hasValueSatisfying(problem -> assertThat(problem.line()).isEqualTo(2));
        assertThat(ENGINE.flaw("{% for x in %}{% endfor %}")).isPresent();
        assertThat(ENGINE.flaw("{{ x|nofilter }}")).isPresent();
    }

    @Test
    void mayBeSharedByThreads() throws InterruptedException {
        List<String> wrong = new ArrayList<>();
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(i -> Thread.ofPlatform().start(() -> {
                    for (int n = 0; n < 200; n++) {
                        String rendered = ENGINE.render(
                                "{% for i in [1, 2] %}{{i}}{{x}} {% endfor %}{% set y = x %}{{y}}", Map.of("x", i));
                        if (!rendered.equals("1" + i + " 2" + i + " " + i)) {
                            synchronized (wrong) {
                                wrong.add(rendered);
                            }
                        }
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(wrong).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static String render(String template) {
        Object variables =
                YamlReader.read("", Map.of("", VARIABLES), false).root().value();
        return ENGINE.render(template, new LinkedHashMap<>((Map<String, Object>) requireNonNull(variables)));
    }
}
