package vn.dossier.operate.session;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.PropertyResolver;
import org.springframework.util.StringUtils;
import vn.dossier.setup.SetupException;

/**
 * Settings out of files, as systemd and container platforms hand over secrets: the setting
 * NAME-file (in the environment: NAME_FILE) names the file that holds the value of NAME.
 */
public final class SettingFiles {

  private SettingFiles() {}

  /**
   * @param names the settings that may come from a file
   * @return the values of those that do
   * @throws SetupException when a file cannot be read; its content is in no message
   */
  public static Map<String, String> read(PropertyResolver settings, List<String> names) {
    Map<String, String> values = new HashMap<>();
    for (String name : names) {
      String file = settings.getProperty(name + "-file");
      if (!StringUtils.hasText(file)) {
        continue;
      }
      if (StringUtils.hasText(settings.getProperty(name))) {
        throw new SetupException("%s and %s-file are both set: keep one".formatted(name, name));
      }
      values.put(name, content(name + "-file", file));
    }
    return values;
  }

  private static String content(String setting, String file) {
    String problem;
    try {
      // Editors end the last line, the secret does not
      String value = Files.readString(Path.of(file)).replaceFirst("[\r\n]+$", "");
      if (!value.isEmpty()) {
        return value;
      }
      problem = "is empty";
    } catch (NoSuchFileException | InvalidPathException e) {
      problem = "does not exist";
    } catch (AccessDeniedException e) {
      problem = "may not be read";
    } catch (CharacterCodingException e) {
      problem = "is not UTF-8 text";
    } catch (IOException e) {
      problem = "cannot be read: " + e.getClass().getSimpleName();
    }
    throw new SetupException("%s names %s, which %s".formatted(setting, file, problem));
  }
}
