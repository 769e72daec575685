package vn.dossier.testing.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium that the system has, without a window. */
public final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Skips the test where there is no browser: install one, or name it by CHROME. */
  public static Chromium start() {
    Optional<Path> program = program();
    assumeTrue(
        program.isPresent(),
        "No browser, so nobody looks at the pages: install chromium, or name one by CHROME");
    System.setProperty("playwright.cli.dir", driver().toString());
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Chromium(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program.get())
                    .setArgs(List.of("--no-sandbox", "--disable-gpu"))));
  }

  private static Optional<Path> program() {
    String named = System.getenv("CHROME");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))),
            Stream.of(
                Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
                Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe")))
        .filter(Files::isExecutable)
        .findFirst();
  }

  // The build unpacks it as plain files, which may not be executed yet
  private static Path driver() {
    try (Stream<Path> found = Files.walk(Path.of("target", "playwright", "driver"), 2)) {
      Path node =
          found
              .filter(file -> file.getFileName().toString().matches("node(\\.exe)?"))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException("No driver of Playwright: run mvn verify"));
      node.toFile().setExecutable(true);
      return node.getParent().toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page opened from its file. */
  public Opened open(Path file, int width, boolean dark, boolean paper) {
    return open(file.toUri(), file.toUri(), width, dark, paper);
  }

  /**
   * A page opened by its address.
   *
   * @param root what requests may begin with
   */
  public Opened open(URI address, URI root, int width, boolean dark, boolean paper) {
    Page page =
        browser.newPage(
            new Browser.NewPageOptions()
                .setViewportSize(width, 900)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
    List<String> complaints = new ArrayList<>();
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.onPageError(complaints::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith(root.toString()) && !request.url().startsWith("data:")) {
            complaints.add("request: " + request.url());
          }
        });
    if (paper) {
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    }
    page.navigate(address.toString());
    return new Opened(page, complaints);
  }

  /**
   * @param complaints errors and messages of the console, and requests that leave the file
   */
  public record Opened(Page page, List<String> complaints) implements AutoCloseable {

    /** Elements that reach beyond the right edge. */
    public List<?> overflowing() {
      return (List<?>)
          page.evaluate(
              """
              () => {
                const wide = document.documentElement.clientWidth;
                return [...document.body.querySelectorAll('*')]
                  .filter(e => !e.closest('svg, .unseen') && getComputedStyle(e).display !== 'none')
                  .filter(e => e.getBoundingClientRect().right > wide + 0.5
                    && e.getBoundingClientRect().width > 1)
                  .map(e => e.outerHTML.slice(0, 120))
                  .concat(document.documentElement.scrollWidth > wide ? ['the page scrolls'] : []);
              }
              """);
    }

    /** Texts whose contrast is below that of WCAG AA. */
    public List<?> pale() {
      return (List<?>)
          page.evaluate(
              """
              () => {
                const parse = c => c.match(/[\\d.]+/g).map(Number);
                const light = c => {
                  const [r, g, b] = c.map(v => v / 255)
                    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const behind = e => {
                  for (; e; e = e.parentElement) {
                    const c = parse(getComputedStyle(e).backgroundColor);
                    if (c.length === 3 || c[3] > 0) return c;
                  }
                  return [255, 255, 255];
                };
                return [...document.body.querySelectorAll('*')]
                  .filter(e => !['SCRIPT', 'STYLE'].includes(e.tagName))
                  .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
                  .map(e => {
                    const s = getComputedStyle(e);
                    const ink = parse(e.closest('svg') ? s.fill : s.color);
                    const [a, b] = [light(ink), light(behind(e))].sort((x, y) => y - x);
                    const large = parseFloat(s.fontSize) >= 24
                      || parseFloat(s.fontSize) >= 18.66 && s.fontWeight >= 700;
                    return [(a + 0.05) / (b + 0.05), large ? 3 : 4.5, e.outerHTML.slice(0, 100)];
                  })
                  .filter(([ratio, least]) => ratio < least)
                  .map(([ratio, least, html]) => ratio.toFixed(2) + ' ' + html);
              }
              """);
    }

    @Override
    public void close() {
      page.close();
    }
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
