package org.occopus.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.occopus.repetition.GivenAnswer;

/** Holds the body back until what the request wrote is committed. Status and headers pass through; nothing is sent. */
final class CapturedResponse extends HttpServletResponseWrapper {
    private static final List<String> KEPT = List.of("Content-Type", "Content-Encoding", "Location", "Link", "ETag");

    private final Body body = new Body();
    private final PrintWriter writer = new PrintWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8));

    CapturedResponse(HttpServletResponse response) {
        super(response);
    }

    GivenAnswer answer() {
        writer.flush();
        Map<String, String> headers = new HashMap<>();
        for (String name : KEPT) {
            String value = getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new GivenAnswer(getStatus(), headers, body.bytes.toString(StandardCharsets.ISO_8859_1), false);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return body;
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    @Override
    public void flushBuffer() {
        writer.flush();
    }

    @Override
    public void resetBuffer() {
        body.bytes.reset();
    }

    @Override
    public void setContentLength(int length) {
        // The body's own length is told when it goes out.
    }

    @Override
    public void setContentLengthLong(long length) {
        // The body's own length is told when it goes out.
    }

    private static final class Body extends ServletOutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int value) {
            bytes.write(value);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            bytes.write(source, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("The body can be written at once; it needs no listener");
        }
    }
}
