package org.occopus.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.occopus.access.Caller;
import org.occopus.access.CurrentCaller;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;
import org.occopus.repetition.GivenAnswer;
import org.occopus.repetition.RepeatableRequest;
import org.occopus.storage.GivenAnswers;

/** Carries out a POST with an {@code Idempotency-Key} once, and answers its repetitions as before. */
final class RepetitionFilter extends HttpFilter {
    static final String KEY = "Idempotency-Key";

    /** The name that Stripe's interface gave it. */
    static final String REPEATED = "Idempotent-Replayed";

    private static final long serialVersionUID = 1L;
    private static final Pattern ACCEPTED = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final transient GivenAnswers answers;

    RepetitionFilter(GivenAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String key = request.getHeader(KEY);
        if (key == null || !HttpMethod.POST.equals(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        try {
            byte[] body = DescriptorBody.bytes(request.getInputStream());
            var asked = new RepeatableRequest(caller(), plain(key), fingerprint(request, body));
            write(answers.once(asked, () -> carriedOut(new RepeatedRequest(request, body), response, chain)), response);
        } catch (ProblemException problem) {
            ProblemJson.write(problem, request.getRequestURI(), response);
        }
    }

    /** The draft wants a quoted string (RFC 8941, 3.3.3); most clients send it bare. */
    private static String plain(String key) {
        String text = key.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        String plain = quoted ? text.substring(1, text.length() - 1) : text;
        if (!ACCEPTED.matcher(plain).matches()) {
            throw new ProblemException(
                    ProblemType.REQUEST_INVALID,
                    "The Idempotency-Key must be 1 to 255 visible ASCII characters, for example a random UUID.");
        }
        return plain;
    }

    private static String caller() {
        return CurrentCaller.get().map(Caller::identity).orElse("");
    }

    private static String fingerprint(HttpServletRequest request, byte[] body) {
        MessageDigest digest = sha256();
        for (@Nullable
        String part : new @Nullable String[] {
            request.getMethod(), request.getRequestURI(), request.getQueryString(), request.getContentType()
        }) {
            digest.update((part + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest(body));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static GivenAnswer carriedOut(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        var captured = new CapturedResponse(response);
        try {
            chain.doFilter(request, captured);
            return captured.answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException("The request failed beyond all mappers", e);
        }
    }

    private static void write(GivenAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (answer.repeated()) {
            response.setHeader(REPEATED, "true");
        }
        byte[] body = answer.body().getBytes(StandardCharsets.ISO_8859_1);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
