package org.occopus.plugins.ec2;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Sends requests to the endpoint's path. The library takes scheme, host and port of an endpoint and drops its path, which
 * Amazon has none of and other clouds do. Requests are signed after this.
 *
 * @param path encoded, with a slash at both ends
 */
record EndpointPath(String path) implements ExecutionInterceptor {

    /** The path of an endpoint, with the slash at its end that boto sends, and servers therefore expect. */
    static EndpointPath of(Ec2Endpoint endpoint) {
        String path = endpoint.uri().getRawPath();
        return new EndpointPath(path.endsWith("/") ? path : path + "/");
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return context.httpRequest().toBuilder().encodedPath(path).build();
    }
}
