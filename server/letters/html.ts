/** A letter as plain HTML: its paragraphs, escaped, with web addresses that can be followed. No style sheet, no image, no tracking. */

const webAddress = /https?:\/\/[^\s<>"'“”«»]*[^\s<>"'“”«».,;:!?)\]]/g

export function toHtml(paragraphs: readonly string[], language: string): string {
  const body = paragraphs.map(paragraph => `<p>${linked(paragraph)}</p>`).join('\n')
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"></head>
<body style="font: 16px/1.5 sans-serif; max-width: 40em">
${body}
</body></html>
`
}

function linked(text: string): string {
  let html = ''
  let done = 0
  for (const found of text.matchAll(webAddress)) {
    html += escaped(text.slice(done, found.index))
    html += `<a href="${escaped(found[0])}">${escaped(found[0])}</a>`
    done = found.index + found[0].length
  }
  return (html + escaped(text.slice(done))).replaceAll(/\r?\n/g, '<br>\n')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, character => entities[character] ?? '')
}
