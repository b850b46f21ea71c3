package org.occopus.plugins.cloudbroker;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.resource.CreateRequest;
import org.occopus.spi.resource.Owner;

/**
 * The instance that a request asks for.
 *
 * @param owner whom for
 * @param name its name on the platform
 * @param xml what the platform is told: the description under {@code <instance>}, lists as {@code <item>} elements
 */
record InstanceOrder(Owner owner, String name, String xml) {

    /**
     * Reads a rendered section.
     *
     * @throws IllegalArgumentException when a key cannot be written as XML
     */
    static InstanceOrder of(CreateRequest request) {
        CloudBrokerSettings settings = CloudBrokerSettings.of(request.settings());
        String name = OwnerName.of(request.owner(), settings.name());
        var description =
                new LinkedHashMap<String, Object>(settings.description().values());
        description.put(CloudBrokerSettings.NAME, name);
        description.putIfAbsent("disable_autostop", true);
        description.putIfAbsent("isolated", true);
        settings.startInVpc().ifPresent(value -> description.put("start-in-vpc", value));
        request.userData().context().ifPresent(context -> {
            description.put("cloud-init", encoded(context));
            description.put("cloud-init-b64", true);
        });
        return new InstanceOrder(request.owner(), name, xml(description));
    }

    private static String encoded(String context) {
        return Base64.getEncoder().encodeToString(context.getBytes(StandardCharsets.UTF_8));
    }

    private static String xml(Map<String, Object> description) {
        var text = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
            write(writer, "instance", description);
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("the description cannot be written as XML", e);
        }
        return text.toString();
    }

    private static void write(XMLStreamWriter writer, String name, @Nullable Object value) throws XMLStreamException {
        if (!CloudBrokerSettings.isElement(name)) {
            throw new IllegalArgumentException("'" + name + "' of the description is no name of an XML element");
        }
        writer.writeStartElement(name);
        if (value instanceof Map<?, ?> mapping) {
            for (Map.Entry<?, ?> entry : mapping.entrySet()) {
                write(writer, String.valueOf(entry.getKey()), entry.getValue());
            }
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                write(writer, "item", item);
            }
        } else if (value != null) {
            writer.writeCharacters(value.toString());
        }
        writer.writeEndElement();
    }
}
