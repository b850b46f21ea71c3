package org.occopus.plugins.docker;

class DockerSocketContractTest extends RealEngineContract {

    DockerSocketContractTest() {
        super(RealEngine.orSkip().overSocket());
    }
}
