package org.occopus.client;

import java.time.Duration;
import org.occopus.client.description.DescriptorBundle;

/**
 * The operations of the original's {@code InfrastructureManager}, for programs that are ported. All of them answer as soon
 * as the server has stored what is asked; {@link InfrastructureHandle} waits.
 *
 * {@snippet file="org/occopus/client/snippets/ShopSnippets.java" region="manager"}
 */
public final class InfrastructureManager {
    private static final SubmitOptions LEFT_ALONE = new SubmitOptions(false, true);

    private static final Duration ORIGINAL_LIMIT = Duration.ofSeconds(60);

    private final OccopusClient client;

    /**
     * A manager of everything on one server.
     *
     * @param client the server
     */
    public InfrastructureManager(OccopusClient client) {
        this.client = client;
    }

    /**
     * Submits an infrastructure and has it maintained from then on.
     *
     * @param description the infrastructure description
     * @return the id
     * @throws DescriptionRefusedException with the problems
     */
    public String add(DescriptorBundle description) {
        return client.submit(description).id();
    }

    /**
     * Submits an infrastructure that is built once and then left alone, until {@link #startProvisioning}.
     *
     * @param description the infrastructure description
     * @return the id
     * @throws DescriptionRefusedException with the problems
     */
    public String submitInfrastructure(DescriptorBundle description) {
        return client.submit(description, LEFT_ALONE).id();
    }

    /**
     * From now on the server heals and scales the infrastructure; nothing changes when it does already.
     *
     * @param id the infrastructure
     * @throws NotFoundException when there is none
     */
    public void startProvisioning(String id) {
        client.attach(id);
    }

    /**
     * As {@link #stopProvisioning(String, Duration)} with the original's limit of 60 s.
     *
     * @param id the infrastructure
     * @throws NotFoundException when there is none
     * @throws WaitExpiredException when work is still under way after the limit
     * @throws InterruptedException when the thread is interrupted
     */
    public void stopProvisioning(String id) throws InterruptedException {
        stopProvisioning(id, ORIGINAL_LIMIT);
    }

    /**
     * From now on the server leaves the infrastructure alone; nothing changes when it does already.
     *
     * @param id the infrastructure
     * @param limit how long to wait for what is under way
     * @throws NotFoundException when there is none
     * @throws WaitExpiredException when work is still under way after the limit
     * @throws InterruptedException when the thread is interrupted
     */
    public void stopProvisioning(String id, Duration limit) throws InterruptedException {
        client.detach(id);
        client.await(id, status -> !status.working() || status.state().isGone(), limit, status -> {});
    }

    /**
     * The same as {@link #startProvisioning}.
     *
     * @param id the infrastructure
     * @return the id
     */
    public String attach(String id) {
        startProvisioning(id);
        return id;
    }

    /**
     * The same as {@link #stopProvisioning} without waiting.
     *
     * @param id the infrastructure
     * @return the id
     */
    public String detach(String id) {
        client.detach(id);
        return id;
    }

    /**
     * From now on nothing at all is done about the infrastructure, and what is asked for waits. The original has no such
     * thing.
     *
     * @param id the infrastructure
     * @throws NotFoundException when there is none that lives
     */
    public void suspend(String id) {
        client.infrastructure(id).suspend();
    }

    /**
     * Ends {@link #suspend}; nothing changes when it is not suspended.
     *
     * @param id the infrastructure
     * @throws NotFoundException when there is none that lives
     */
    public void resume(String id) {
        client.infrastructure(id).resume();
    }

    /**
     * An infrastructure that the server knows.
     *
     * @param id the infrastructure, which may be destroyed
     * @return what can be asked of it
     * @throws NotFoundException when there is none
     */
    public InfrastructureHandle get(String id) {
        InfrastructureHandle infrastructure = client.infrastructure(id);
        infrastructure.status();
        return infrastructure;
    }

    /**
     * Asks for the end of an infrastructure, whether it is maintained or not.
     *
     * @param id the infrastructure
     * @throws NotFoundException when there is none that lives
     */
    public void tearDown(String id) {
        client.destroy(id);
    }
}
