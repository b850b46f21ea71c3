/**
 * A cloud that speaks the EC2 Query API, version 2016-11-15, over HTTP on loopback, written from the service's public API
 * model (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Welcome.html): signatures, paging, idempotency by client
 * token, eventual consistency, the life of instances and volumes, and the service's own error codes. Levers make it fail.
 */
@NullMarked
package org.occopus.testkit.ec2;

import org.jspecify.annotations.NullMarked;
