package org.occopus.plugins.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;

class DockerFactoryTest {

    /** Loads the plugin's classes anew and has no client library. */
    private static final class WithoutLibrary extends ClassLoader {
        private WithoutLibrary() {
            super(DockerFactoryTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.github.dockerjava.")) {
                throw new ClassNotFoundException(name);
            }
            return name.startsWith("org.occopus.plugins.docker.") ? own(name) : super.loadClass(name, resolve);
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
        Class<?> type = new WithoutLibrary().loadClass(DockerFactory.class.getName());
        assertThat(type.getDeclaredMethods()).isNotEmpty();
        var factory = (ResourceHandlerFactory) type.getConstructor().newInstance();
        var section =
                new Section(Map.of("endpoint", "unix:///none.sock", "origin", "local", "image", "busybox", "tag", "1"));

        assertThat(factory.settings()).hasSize(5);
        assertThat(factory.credentialSettings()).hasSize(3);
        assertThat(factory.check(section)).isEmpty();
        assertThatThrownBy(() -> factory.open(new Account(section, Section.empty())))
                .isInstanceOf(NoClassDefFoundError.class);
    }
}
