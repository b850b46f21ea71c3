package org.occopus.rehearsal.rig;

import java.util.List;
import java.util.function.UnaryOperator;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.AccountLimits;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Setting;

/**
 * A cloud whose calls go through something else first.
 *
 * @param cloud the cloud
 * @param front what stands before its handlers
 */
record CloudFront(ResourceHandlerFactory cloud, UnaryOperator<ResourceHandler> front)
        implements ResourceHandlerFactory {
    @Override
    public String type() {
        return cloud.type();
    }

    @Override
    public List<Setting> settings() {
        return cloud.settings();
    }

    @Override
    public List<Setting> credentialSettings() {
        return cloud.credentialSettings();
    }

    @Override
    public AccountLimits limits() {
        return cloud.limits();
    }

    @Override
    public ResourceHandler open(Account account) {
        return front.apply(cloud.open(account));
    }
}
