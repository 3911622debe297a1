/**
 * A letter as plain HTML: its paragraphs, escaped, with web addresses that can be followed. No image, no tracking.
 *
 * No colour is set, so that every mail program, also one that is dark, uses those that its reader chose. What Outlook needs stands on each
 * paragraph: it reads no inherited font and no `dir="auto"`. A paragraph that begins in a script written from right to left is set so.
 */

const webAddress = /https?:\/\/[^\s<>"'“”«»]*[^\s<>"'“”«».,;:!?)\]]/g
const font =
  "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5"
/** The first letter of a text decides how it is read, as browsers have it too. */
const rightToLeft =
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

export function toHtml(
  paragraphs: readonly string[],
  { language, title }: { readonly language: string; readonly title: string },
): string {
  const body = paragraphs.map(
    paragraph =>
      `<p${directionOf(paragraph)} style="margin:0 0 16px;${font}${alignOf(paragraph)}">${linked(paragraph)}</p>`,
  )
  return `<!doctype html>
<html lang="${language}" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escaped(title)}</title></head>
<body style="margin:0;padding:16px"><div style="max-width:640px">
${body.join('\n')}
</div></body></html>
`
}

function directionOf(text: string): string {
  return rightToLeft.test(text) ? ' dir="rtl"' : ''
}

function alignOf(text: string): string {
  return rightToLeft.test(text) ? ';text-align:right' : ''
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
