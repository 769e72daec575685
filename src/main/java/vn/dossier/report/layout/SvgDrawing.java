package vn.dossier.report.layout;

import java.awt.Graphics2D;
import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What Java draws, as an SVG element that may stand inside a page beside others. Without style
 * attributes, which a strict policy of a web server forbids.
 */
final class SvgDrawing {

  private static final String SVG = "http://www.w3.org/2000/svg";

  private SvgDrawing() {}

  /**
   * Draws; texts stay texts.
   *
   * @param id unique on the page; every id within begins with it
   */
  static String of(String id, int width, int height, Consumer<Graphics2D> drawing) {
    SVGGraphics2D graphics = new SVGGraphics2D(context(id), false);
    drawing.accept(graphics);
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 %d %d".formatted(width, height));
    root.setAttribute("aria-hidden", "true");
    prepareForAPage(root);
    return text(root);
  }

  private static SVGGeneratorContext context(String id) {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setComment(null);
    context.setIDGenerator(
        new SVGIDGenerator() {
          @Override
          public String generateID(String prefix) {
            return id + "-" + super.generateID(prefix);
          }
        });
    return context;
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void prepareForAPage(Element root) {
    // Of SVG 1.1 alone; no browser knows it
    root.removeAttribute("color-rendering");
    // Batik gives one name to the first definitions of every drawing, and refers to none of them
    NodeList definitions = root.getElementsByTagNameNS(SVG, "defs");
    for (int i = 0; i < definitions.getLength(); i++) {
      ((Element) definitions.item(i)).removeAttribute("id");
    }
  }

  // Batik's own writer begins with a document type, which a page has no place for
  private static String text(Element root) {
    StringWriter svg = new StringWriter();
    try {
      Transformer plain = TransformerFactory.newInstance().newTransformer();
      plain.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      plain.transform(new DOMSource(root), new StreamResult(svg));
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
    return svg.toString();
  }
}
