package org.occopus.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The REST interface, at the paths of the manual. */
@ApplicationPath("/")
public class OccopusApplication extends Application {

    /** OpenAPI describes the interface; Jersey's own description would tell class names and versions besides. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
