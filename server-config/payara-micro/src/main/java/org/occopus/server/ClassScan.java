package org.occopus.server;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import org.osgi.service.packageadmin.PackageAdmin;

/**
 * How far Payara's scan of the application goes. Payara Micro reads the classes of the WAR, every class of the libraries
 * beside it that those mention, and so on: thousands, at every start. Payara Server, whose modules are OSGi bundles,
 * asks the bundles' package admin for these, and reads the WAR alone.
 */
@SuppressWarnings("deprecation") // of OSGi's PackageAdmin, which Payara's registry asks for
final class ClassScan {
    private static final String REGISTRY = "org.glassfish.hk2.classmodel.reflect.util.CommonModelRegistry";

    private ClassScan() {}

    /**
     * Lets Payara Micro read the WAR alone too: its registry gets a package admin, one that knows no package.
     *
     * @param payara the class loader of the application server
     * @throws IllegalStateException when this version of Payara has no such registry
     */
    static void keepToApplication(ClassLoader payara) {
        try {
            Class<?> registry = payara.loadClass(REGISTRY);
            Object instance = registry.getMethod("getInstance").invoke(null);
            MethodHandles.privateLookupIn(registry, MethodHandles.lookup())
                    .findVarHandle(registry, "pkgAdmin", PackageAdmin.class)
                    .set(instance, emptyPackageAdmin());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This version of Payara scans classes in another way", e);
        }
    }

    private static PackageAdmin emptyPackageAdmin() {
        return (PackageAdmin) Proxy.newProxyInstance(
                ClassScan.class.getClassLoader(),
                new Class<?>[] {PackageAdmin.class},
                (proxy, method, arguments) -> null);
    }
}
