package org.occopus.plugins.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;

class Ec2FactoryTest {

    /** Loads the plugin's classes anew and has no client library. */
    private static final class WithoutLibrary extends ClassLoader {
        private WithoutLibrary() {
            super(Ec2FactoryTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("software.amazon.awssdk.")) {
                throw new ClassNotFoundException(name);
            }
            return name.startsWith("org.occopus.plugins.ec2.") ? own(name) : super.loadClass(name, resolve);
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
        Class<?> type = new WithoutLibrary().loadClass(Ec2Factory.class.getName());
        assertThat(type.getDeclaredMethods()).isNotEmpty();
        var factory = (ResourceHandlerFactory) type.getConstructor().newInstance();
        Section section = Ec2Requests.settings("https://ec2.example.org", Map.of());

        assertThat(factory.settings()).hasSize(13);
        assertThat(factory.credentialSettings()).hasSize(4);
        assertThat(factory.check(section)).isEmpty();
        assertThat(factory.checkCredentials(Ec2Requests.credentials())).isEmpty();
        assertThatThrownBy(() -> factory.open(new Account(section, Ec2Requests.credentials())))
                .isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void isFoundByOfflineTools() {
        assertThat(ServiceLoader.load(ResourceHandlerFactory.class))
                .extracting(ResourceHandlerFactory::type)
                .contains("ec2");
    }
}
