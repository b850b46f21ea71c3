package org.occopus.plugins.docker;

import org.occopus.testkit.real.RealDocker;

class DockerTlsContractTest extends RealEngineContract {

    DockerTlsContractTest() {
        super(RealDocker.orSkip().overTls());
    }
}
