package org.occopus.plugins.docker;

class DockerTlsContractTest extends RealEngineContract {

    DockerTlsContractTest() {
        super(RealEngine.orSkip().overTls());
    }
}
