package org.occopus.testkit.ec2;

import static java.util.Objects.requireNonNull;

/** An error answer of the service (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html). */
public final class Ec2Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /**
     * An error.
     *
     * @param status the HTTP status, 400 to 599
     * @param code the service's code, for example {@code InvalidAMIID.NotFound}
     * @param message the service's words
     */
    public Ec2Refusal(int status, String code, String message) {
        super(requireNonNull(message, "message"));
        this.status = status;
        this.code = requireNonNull(code, "code");
    }

    /**
     * An error of a server that writes no XML when it cannot read a request.
     *
     * @param status the HTTP status, 400 to 599
     * @param text the whole answer
     * @return the error
     */
    public static Ec2Refusal inPlainText(int status, String text) {
        return new Ec2Refusal(status, "", text);
    }

    static Ec2Refusal badRequest(String code, String message) {
        return new Ec2Refusal(400, code, message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /**
     * The service's words, never null.
     *
     * @return for people
     */
    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }
}
