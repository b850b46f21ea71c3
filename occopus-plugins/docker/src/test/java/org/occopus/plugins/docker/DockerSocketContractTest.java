package org.occopus.plugins.docker;

import org.occopus.testkit.real.RealDocker;

class DockerSocketContractTest extends RealEngineContract {

    DockerSocketContractTest() {
        super(RealDocker.orSkip().overSocket());
    }
}
