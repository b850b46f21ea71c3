package org.occopus.plugins.nova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.resource.UserData;
import org.occopus.spi.setting.Section;

class NovaFactoryTest {
    private static final Section SECTION =
            new Section(Map.of("endpoint", "http://k", "project_id", "p", "image_id", "i", "flavor_name", "f"));

    /** Loads the plugin's classes anew and has no client library. */
    private static final class WithoutLibrary extends ClassLoader {
        private WithoutLibrary() {
            super(NovaFactoryTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.openstack4j.")) {
                throw new ClassNotFoundException(name);
            }
            return name.startsWith("org.occopus.plugins.nova.") ? own(name) : super.loadClass(name, resolve);
        }

        private Class<?> own(String name) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream code = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (code == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = code.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void needsTheClientLibraryOnlyWhenAnAccountIsOpened() throws ReflectiveOperationException {
        Class<?> type = new WithoutLibrary().loadClass(NovaFactory.class.getName());
        assertThat(type.getDeclaredMethods()).isNotEmpty();
        var factory = (ResourceHandlerFactory) type.getConstructor().newInstance();

        assertThat(factory.settings()).isNotEmpty();
        assertThat(factory.credentialSettings()).isNotEmpty();
        assertThat(factory.check(SECTION)).isEmpty();
        assertThat(factory.checkCredentials(Section.empty())).hasSize(1);
        assertThat(factory.checkUserData(SECTION, new UserData(Optional.of("#cloud-config"), Map.of())))
                .isEmpty();
        assertThatThrownBy(() -> factory.open(new Account(SECTION, FakeKeystone.PASSWORD)))
                .isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void isFoundByTheOfflineTools() {
        assertThat(ServiceLoader.load(ResourceHandlerFactory.class))
                .extracting(ResourceHandlerFactory::type)
                .contains("nova");
    }

    @Test
    void refusesCredentialsThatAreNoneWhenAnAccountIsOpened() {
        var account = new Account(SECTION, new Section(Map.of("username", "u")));

        assertThatThrownBy(() -> new NovaFactory().open(account))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ProviderFailure.UNAUTHORISED))
                .hasMessageContaining("Missing key(s) in auth_data: password");
    }
}
