package org.example.folder;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import org.occopus.spi.resource.Account;
import org.occopus.spi.resource.AccountLimits;
import org.occopus.spi.resource.ResourceHandler;
import org.occopus.spi.resource.ResourceHandlerFactory;
import org.occopus.spi.setting.Section;
import org.occopus.spi.setting.Setting;
import org.occopus.spi.setting.SettingProblem;
import org.occopus.spi.setting.SettingType;

/** {@code type: folder} of a {@code resource} section. One declaration serves validation, schemas and documentation. */
@ApplicationScoped
public class FolderCloud implements ResourceHandlerFactory {
    private static final String PATH = "path";
    private static final AccountLimits LIMITS = new AccountLimits(4, 100);

    /** What CDI makes the plugin with. */
    public FolderCloud() {}

    @Override
    public String type() {
        return "folder";
    }

    /** The path decides which account is meant: nodes with the same path share limits and listings. */
    @Override
    public List<Setting> settings() {
        return List.of(Setting.required(PATH, SettingType.TEXT, "The folder, on the server, that machines are made in.")
                .asAccountKey());
    }

    @Override
    public List<Setting> credentialSettings() {
        return List.of();
    }

    /** What the declaration can not tell; a template is not known yet. */
    @Override
    public List<SettingProblem> check(Section resource) {
        boolean relative = resource.text(PATH)
                .filter(path -> !path.contains("{{"))
                .filter(path -> !Path.of(path).isAbsolute())
                .isPresent();
        return relative ? List.of(SettingProblem.of(PATH, "must begin with /")) : List.of();
    }

    @Override
    public AccountLimits limits() {
        return LIMITS;
    }

    @Override
    public ResourceHandler open(Account account) {
        return new FolderHandler(Path.of(account.settings().required(PATH)));
    }
}
