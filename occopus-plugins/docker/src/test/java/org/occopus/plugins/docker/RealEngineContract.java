package org.occopus.plugins.docker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Owner;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;
import org.occopus.testkit.Requests;
import org.occopus.testkit.ResourceHandlerContract;

/** The contract of every plugin, on a real engine. */
abstract class RealEngineContract extends ResourceHandlerContract {
    private static final int FEW = 6;

    private final Account account;

    RealEngineContract(Account account) {
        this.account = account;
    }

    @Override
    protected ResourceHandlerFactory factory() {
        return new DockerFactory();
    }

    @Override
    protected Account account() {
        return account;
    }

    @Override
    protected Section settings() {
        return new Section(Map.of(
                "endpoint",
                account.settings().required("endpoint"),
                "origin",
                "local",
                "image",
                "busybox_ping",
                "tag",
                "latest"));
    }

    /** The first process of a container ends at no signal that it has no answer for. */
    @Override
    protected CreateRequest request(Owner forOwner) {
        List<String> command = List.of("sh", "-c", "trap 'exit 0' TERM; sleep 600 & wait");
        return Requests.of(forOwner, settings(), new UserData(Optional.empty(), Map.of("command", command)));
    }

    /** A listing has no pages, so that a few say as much as many. */
    @Override
    protected int many() {
        return FEW;
    }
}
