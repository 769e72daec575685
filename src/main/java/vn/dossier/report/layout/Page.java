package vn.dossier.report.layout;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** A page in one file: a template beside its user, with the style that all pages share. */
public final class Page {

  private static final Mustache.Compiler COMPILER =
      Mustache.compiler().emptyStringIsFalse(true).withLoader(name -> open(Page.class, name));

  private final Template template;

  /**
   * @param user whose package holds the template
   * @param template name of the file
   */
  public Page(Class<?> user, String template) {
    try (Reader text = open(user, template)) {
      this.template = COMPILER.compile(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Fills the page in; texts are escaped unless the template says that they are HTML. Names come as
   * a source writes them; on the page all letters are composed (NFC).
   */
  public String render(Object model) {
    return PlainText.composed(template.execute(model));
  }

  private static Reader open(Class<?> beside, String name) throws IOException {
    InputStream file = new ClassPathResource(name, beside).getInputStream();
    return new InputStreamReader(file, StandardCharsets.UTF_8);
  }
}
