package org.occopus.web.security;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.occopus.problem.ProblemException;
import org.occopus.problem.ProblemType;

/** A request whose body neither grows without end nor takes for ever. */
final class LimitedRequest extends HttpServletRequestWrapper {
    // One more than a descriptor may have, so that its reader can tell.
    private static final long MOST_BYTES = 10L * 1024 * 1024 + 1;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final InstantSource clock;

    LimitedRequest(HttpServletRequest request, InstantSource clock) {
        super(request);
        this.clock = clock;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Limited(super.getInputStream(), clock);
    }

    private static final class Limited extends ServletInputStream {
        private final ServletInputStream body;
        private final InstantSource clock;
        private final Instant end;
        private long count;

        Limited(ServletInputStream body, InstantSource clock) {
            this.body = body;
            this.clock = clock;
            this.end = clock.instant().plus(LONGEST);
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            noteRead(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = body.read(buffer, offset, length);
            noteRead(Math.max(read, 0));
            return read;
        }

        private void noteRead(int bytes) {
            count += bytes;
            if (count > MOST_BYTES) {
                throw new ProblemException(
                        ProblemType.REQUEST_TOO_LARGE,
                        "The body has more than " + (MOST_BYTES - 1) + " bytes. Send a smaller one.");
            }
            if (clock.instant().isAfter(end)) {
                throw new ProblemException(
                        ProblemType.REQUEST_TOO_SLOW,
                        "The body was not complete after " + LONGEST.toSeconds() + " s. Send it again.");
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
