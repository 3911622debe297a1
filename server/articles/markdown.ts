/**
 * Articles are written in Markdown. This is the one place where it becomes HTML, and nothing leaves here that is not on the list below:
 * no script, no style, no picture, no frame, no address but http, https, mailto, tel and places of our own. Whatever else was written
 * loses its marks and stays as text.
 */
import { Marked } from 'marked'
import sanitizeHtml from 'sanitize-html'
import { htmlToText } from '../../channels/mail/html-text.ts'
import { Fault } from '../../contract/faults.ts'

const marked = new Marked({ gfm: true })

/** A place of our own begins with one slash: two would lead to another house, and browsers read a backslash as a slash. */
const ADDRESS = /^(?:https?:\/\/|mailto:|tel:|\/(?![/\\]))[^\s\\]*$/i

const clean: sanitizeHtml.IOptions = {
  allowedTags:
    'h2 h3 h4 p ul ol li blockquote hr br a em strong del code pre table thead tbody tr th td'.split(' '),
  allowedAttributes: { a: ['href'], ol: ['start'], th: ['scope'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  exclusiveFilter: ({ tag, text }) => tag === 'em' && text.trim() === '',
  transformTags: {
    // The title of the page is its first heading; those of the words come under it.
    h1: 'h2',
    h5: 'h4',
    h6: 'h4',
    th: () => ({ tagName: 'th', attribs: { scope: 'col' } }),
    a: (_, { href = '' }) => ({ tagName: 'a', attribs: ADDRESS.test(href) ? { href } : {} }),
    // There are no pictures; what one would have shown is told.
    img: (_, { alt = '' }) => ({ tagName: 'em', attribs: {}, text: alt }),
  },
}

/**
 * The words of an article as HTML that may stand in a page of ours.
 * @throws Fault bad-request when they are nested more deeply than anybody reads
 */
export function articleHtml(body: string): string {
  try {
    return sanitizeHtml(marked.parse(body, { async: false }), clean)
  } catch (error) {
    if (!(error instanceof RangeError || /call stack/i.test(String(error)))) throw error
    throw new Fault('bad-request', say => say.nestedQuotes)
  }
}

/** The words of an article without marks, as they stand in a reply. `site` makes places of our own whole addresses. */
export function articleWords(body: string, site: string): string {
  const html = articleHtml(body)
    .replaceAll(/<ol(?: start="(\d+)")?>(.*?)<\/ol>/gs, (_, start: string | undefined, items: string) =>
      numbered(items, Number(start ?? 1)),
    )
    .replaceAll(/<a href="\//g, `<a href="${site}/`)
  return htmlToText(html).trim()
}

function numbered(items: string, start: number): string {
  let number = start
  return `<p>${items.replaceAll('<li>', () => `<br>${number++}. `).replaceAll('</li>', '')}</p>`
}

const LONGEST_LEAD = 180

/** How an article begins: its first paragraph, cut at a word. */
export function articleLead(body: string): string {
  const first = htmlToText(articleHtml(body.split(/\n\s*\n/, 1)[0] ?? '').replaceAll(/<\/?a\b[^>]*>/g, ''))
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (first.length <= LONGEST_LEAD) return first
  return `${first.slice(0, LONGEST_LEAD).replace(/\s+\S*$/, '')} …`
}
