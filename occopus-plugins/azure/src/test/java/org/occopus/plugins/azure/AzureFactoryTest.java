package org.occopus.plugins.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.occopus.spi.failure.ProviderException;
import org.occopus.spi.failure.ProviderFailure;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;

class AzureFactoryTest {

    /** Loads the plugin's classes anew and has no client library. */
    private static final class WithoutLibrary extends ClassLoader {
        private WithoutLibrary() {
            super(AzureFactoryTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.azure.") || name.startsWith("reactor.")) {
                throw new ClassNotFoundException(name);
            }
            return name.startsWith("org.occopus.plugins.azure.") ? own(name) : super.loadClass(name, resolve);
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

    @ParameterizedTest
    @ValueSource(strings = {"AzureVmFactory", "AzureAciFactory"})
    void needsTheClientLibraryOnlyWhenAnAccountIsOpened(String name) throws ReflectiveOperationException {
        Class<?> type = new WithoutLibrary().loadClass("org.occopus.plugins.azure." + name);
        assertThat(type.getDeclaredMethods()).isNotEmpty();
        var factory = (ResourceHandlerFactory) type.getConstructor().newInstance();
        Section endpoint = Sections.of("endpoint", "https://management.azure.com");

        assertThat(factory.settings()).isNotEmpty();
        assertThat(factory.credentialSettings()).hasSize(5);
        assertThat(factory.needsCredentials()).isTrue();
        assertThat(factory.check(endpoint)).isNotNull();
        assertThatThrownBy(() -> factory.open(new Account(endpoint, Section.empty())))
                .isInstanceOf(LinkageError.class);
    }

    @Test
    void isFoundByAServiceLoader() {
        assertThat(ServiceLoader.load(ResourceHandlerFactory.class))
                .extracting(ResourceHandlerFactory::type)
                .contains("azure_vm", "azure_aci");
    }

    @Test
    void saysWhichCredentialIsMissing() {
        var account = new Account(
                Sections.of("endpoint", "https://management.azure.com"), Sections.of("tenant_id", "contoso"));

        assertThatThrownBy(() -> new AzureVmFactory().open(account))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ProviderFailure.UNAUTHORISED))
                .hasMessageContaining("'client_id' is missing or empty");
    }

    @Test
    void saysNothingOfTheSecret() {
        Account account = new Account(
                Sections.of("endpoint", "https://management.azure.com"),
                Sections.of("tenant_id", "t", "client_id", "c", "client_secret", "sesame", "subscription_id", "s"));

        assertThat(AzureCredentials.of(account).toString())
                .doesNotContain("sesame")
                .contains("c");
    }
}
