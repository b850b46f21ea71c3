package org.occopus.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The REST interface at the root path, as the manual has it; resources are found by scanning. */
@ApplicationPath("/")
public class OccopusApplication extends Application {}
