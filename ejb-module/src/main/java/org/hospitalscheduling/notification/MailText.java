package org.hospitalscheduling.notification;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hospitalscheduling.shared.Html;

/**
 * The content of a mail, written once and rendered as text and as HTML. Everything that people
 * entered is escaped.
 *
 * @param greeting the first line
 * @param paragraphs in order
 * @param button a link and its label, after the first paragraph
 * @param signature the sender
 */
record MailText(
    String greeting, List<String> paragraphs, Optional<Button> button, String signature) {

  /** A link and its label. */
  record Button(String label, URI link) {}

  String text() {
    List<String> blocks = new ArrayList<>();
    blocks.add(greeting);
    blocks.add(paragraphs.get(0));
    button.ifPresent(each -> blocks.add(each.label() + ":\n" + each.link()));
    blocks.addAll(paragraphs.subList(1, paragraphs.size()));
    blocks.add("-- \n" + signature);
    return String.join("\n\n", blocks) + "\n";
  }

  String html() {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"></head>")
        .append("<body style=\"margin:0;padding:24px;background:#f4f5f7;color:#1c2430;")
        .append("font:16px/1.5 system-ui,sans-serif\">")
        .append("<div style=\"max-width:34rem;margin:0 auto;padding:24px;background:#fff;")
        .append("border-radius:8px\">");
    paragraph(html, greeting);
    paragraph(html, paragraphs.get(0));
    button.ifPresent(
        each ->
            html.append("<p><a href=\"")
                .append(Html.escaped(each.link().toString()))
                .append("\" style=\"display:inline-block;padding:10px 18px;background:#1d4ed8;")
                .append("color:#fff;border-radius:6px;text-decoration:none\">")
                .append(Html.escaped(each.label()))
                .append("</a></p>"));
    paragraphs.subList(1, paragraphs.size()).forEach(each -> paragraph(html, each));
    html.append("<p style=\"color:#5b6472;font-size:14px\">")
        .append(Html.escaped(signature))
        .append("</p></div></body></html>");
    return html.toString();
  }

  private static void paragraph(StringBuilder html, String text) {
    html.append("<p>").append(Html.escaped(text)).append("</p>");
  }
}
