// A reply in the forms that help desks take. `titles` are those of the pages by the links that stand in the text. No DOM.

const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g;
const TEXT = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;" };
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => TEXT[sign]);
const plain = (text) => text.replace(/[\\`*_[\]<>]/g, "\\$&").replace(/^(\s*)([#+-])/, "$1\\$2").replace(/^(\s*\d+)([.)]\s)/, "$1\\$2");

// Lines of [words, link] pairs. A link on a line of its own goes behind the title that stands above it.
function linesOf(paragraph, titles) {
  const lines = [];
  for (const line of paragraph.split("\n")) {
    const title = titles[line.trim()];
    const above = lines[lines.length - 1];
    if (title && above && above.length === 1 && above[0][0].endsWith(title)) {
      const words = above[0][0].slice(0, -title.length);
      above.splice(0, 1, [words], [title, line.trim()]);
      continue;
    }
    const pairs = [];
    let end = 0;
    line.replace(LINK, (link, at) => {
      if (at > end) pairs.push([line.slice(end, at)]);
      pairs.push([titles[link] || link, link]);
      end = at + link.length;
    });
    if (end < line.length || !pairs.length) pairs.push([line.slice(end)]);
    lines.push(pairs);
  }
  return lines;
}

const paragraphs = (text) => text.trim().split(/\n{2,}/);
const written = (text, titles, { word, link, line, paragraph, between }) =>
  paragraphs(text)
    .map((part) => paragraph(linesOf(part, titles).map((pairs) => pairs.map(([words, to]) => (to ? link(words, to) : word(words))).join("")).join(line)))
    .join(between);

export const toHtml = (text, titles) =>
  written(text, titles, {
    word: escaped,
    link: (words, to) => `<a href="${escaped(to)}">${escaped(words)}</a>`,
    line: "<br>",
    paragraph: (content) => `<p>${content}</p>`,
    between: "",
  });

export const toMarkdown = (text, titles) =>
  written(text, titles, {
    word: plain,
    link: (words, to) => (words === to ? `<${to}>` : `[${plain(words)}](${to})`),
    line: "  \n",
    paragraph: (content) => content,
    between: "\n\n",
  });
