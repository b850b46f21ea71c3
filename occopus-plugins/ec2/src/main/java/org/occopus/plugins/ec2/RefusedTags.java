package org.occopus.plugins.ec2;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.occopus.spi.failure.ProviderException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;

/**
 * How servers say that they know no tags in the launching call. OpenStack's ec2-api answers 500 and the code TypeError to
 * any parameter that it does not know (https://opendev.org/openstack/ec2-api, {@code ec2api/api/apirequest.py}), others
 * name the parameter, and Eucalyptus lists in plain text what it cannot bind.
 */
final class RefusedTags {
    private static final String ANY_PARAMETER = "TypeError";

    /** No code at all is an answer that is not XML. */
    private static final Set<String> ONE_PARAMETER = Set.of("UnknownParameter", "InvalidParameter", "");

    private static final String PARAMETER = "tagspecification";
    private static final String PARAMETERS = "failed to bind the following fields";

    private RefusedTags() {}

    /** Whether tags may be what a launch failed for, so that nothing was launched. */
    static boolean areBehind(ProviderException failure) {
        return failure.getCause() instanceof AwsServiceException answer
                && Optional.ofNullable(answer.awsErrorDetails())
                        .filter(RefusedTags::refuses)
                        .isPresent();
    }

    private static boolean refuses(AwsErrorDetails details) {
        String code = Optional.ofNullable(details.errorCode()).orElse("");
        return code.equals(ANY_PARAMETER) || (ONE_PARAMETER.contains(code) && names(details));
    }

    private static boolean names(AwsErrorDetails details) {
        String message = Optional.ofNullable(details.errorMessage()).orElse("");
        String body = Optional.ofNullable(details.rawResponse())
                .map(SdkBytes::asByteArray)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
        String words = (message + " " + body).toLowerCase(Locale.ROOT).replace("_", "");
        return words.contains(PARAMETER) || words.contains(PARAMETERS);
    }
}
