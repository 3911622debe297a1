/**
 * From the HTML of a mail, as anybody in the world may have written it, to HTML that may stand in a frame of ours. Pure.
 *
 * What must stay true: nothing leaves here that is not on the lists below. No script, form, style sheet, frame, drawing or formula;
 * no address but of links; a picture is only a number, and whoever shows it decides what stands for it. The frame forbids all of
 * this a second time (`frame.ts`).
 */
import { randomBytes } from 'node:crypto'
import sanitizeHtml from 'sanitize-html'
import { choosesColours, harmlessStyle } from './styles.ts'

/** Where a picture comes from: a file of the same mail, or an address elsewhere. */
export type Picture = { readonly contentId: string } | { readonly url: string }

export interface CleanMail {
  /** Pictures stand in it as `<img data-MARK="3" …>`, 3 being the place in `pictures`. */
  readonly html: string
  readonly mark: string
  readonly pictures: readonly Picture[]
  /** It has colours of its own, made for a white ground. */
  readonly hasColours: boolean
  /** In CSS pixels, told from its words and pictures. */
  readonly height: number
}

const TAGS = (
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption ' +
  'figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span strike strong sub ' +
  'sup table tbody td tfoot th thead tr tt u ul var wbr'
).split(' ')

const EVERYWHERE = 'style dir lang align valign width height bgcolor title'.split(' ')
const CELL = 'colspan rowspan nowrap scope headers abbr'.split(' ')
/** What stands in these is no text for readers. */
const NO_TEXT =
  'script style textarea option select title xmp noscript noembed noframes iframe object embed template svg math video audio canvas'.split(
    ' ',
  )
/** Deeper than this no browser keeps elements apart. */
const DEEPEST = 250
const MOST_PICTURES = 400
const LENGTH = /^\d{1,4}(?:px|%)?$/
const HARMLESS_WORD = /^[#\w\s.,%-]{1,100}$/

export function cleanMail(dirty: string): CleanMail {
  const mark = `picture-${randomBytes(6).toString('hex')}`
  const pictures: Picture[] = []
  let hasColours = false
  const attributes = (attribs: sanitizeHtml.Attributes): sanitizeHtml.Attributes => {
    const kept = keptAttributes(attribs)
    hasColours ||=
      kept['bgcolor'] !== undefined || kept['color'] !== undefined || choosesColours(kept['style'] ?? '')
    return kept
  }
  const html = sanitizeHtml(dirty, {
    allowedTags: TAGS,
    allowedAttributes: {
      '*': EVERYWHERE,
      a: ['href', 'target', 'rel'],
      font: ['color', 'face', 'size'],
      table: ['border', 'cellpadding', 'cellspacing', 'role'],
      td: CELL,
      th: CELL,
      ol: ['start', 'type', 'reversed'],
      li: ['value'],
      col: ['span'],
      colgroup: ['span'],
      img: [`data-${mark}`, 'alt', 'border'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nonTextTags: NO_TEXT,
    nestingLimit: DEEPEST,
    parseStyleAttributes: false,
    selfClosing: ['img', 'br', 'hr', 'wbr', 'col'],
    transformTags: {
      body: (_, attribs) => ({ tagName: 'div', attribs }),
      a: (_, attribs) => ({ tagName: 'a', attribs: { ...attribs, ...linkTo(attribs['href'] ?? '') } }),
      img: (_, attribs) => {
        const picture = pictures.length < MOST_PICTURES ? pictureIn(attribs) : null
        const { src: _src, ...rest } = attribs
        if (picture === null) return { tagName: 'wbr', attribs: {} }
        return {
          tagName: 'img', // First, where the frame looks for it.
          attribs: { [`data-${mark}`]: String(pictures.push(picture) - 1), ...rest },
        }
      },
      '*': (tagName, attribs) => ({ tagName, attribs: attributes(attribs) }),
    },
  })
  return { html: withPlaces(html), mark, pictures, hasColours, height: heightOf(html) }
}

function keptAttributes(attribs: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  const kept: sanitizeHtml.Attributes = {}
  for (const [name, value] of Object.entries(attribs)) {
    if (name === 'style') {
      const style = harmlessStyle(value)
      if (style !== null) kept[name] = style
    } else if (name === 'width' || name === 'height') {
      if (LENGTH.test(value.trim())) kept[name] = value.trim()
    } else if (/^(?:href|alt|title|target|rel)$|^data-picture-/.test(name)) kept[name] = value
    else if (HARMLESS_WORD.test(value)) kept[name] = value
  }
  return kept
}

/** Only where it is plain where a link leads; that stands beside the pointer, since a frame without script cannot say it otherwise. */
function linkTo(href: string): sanitizeHtml.Attributes {
  const url = URL.parse(href.trim().replace(/^\/\//, 'https://'))
  if (url === null || !/^(?:https?|mailto|tel):$/.test(url.protocol)) return { href: '', title: '' }
  url.username = ''
  url.password = ''
  return {
    href: url.href,
    title: url.href.slice(0, 300),
    target: '_blank',
    rel: 'noopener noreferrer nofollow',
  }
}

/** Null for what is nothing to look at: a spy of one pixel, an address that cannot be asked, a picture within an address. */
function pictureIn({ src = '', width, height }: sanitizeHtml.Attributes): Picture | null {
  if ([width, height].some(side => side !== undefined && /^\s*[012](?:px)?\s*$/.test(side))) return null
  const address = src.trim()
  if (/^cid:/i.test(address)) return { contentId: decoded(address.slice(4)) }
  const url = URL.parse(address.replace(/^\/\//, 'https://'))
  return url && /^https?:$/.test(url.protocol) && url.href.length <= 4_000 ? { url: url.href } : null
}

function decoded(contentId: string): string {
  try {
    return decodeURIComponent(contentId)
  } catch {
    return contentId
  }
}

const LINK = /<a href="(https?:[^"]*)"[^>]*>(.*?)<\/a>/gs
const HOST = /(?:^|[\s/@(<>"“‘])((?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24})(?=$|[\s/:?#)<>"”’,.!])/u

/** Where the words of a link name one place and it leads to another, the other is named behind them. */
function withPlaces(html: string): string {
  return html.replaceAll(LINK, (link, href: string, inside: string) => {
    const [, named] = HOST.exec(inside.slice(0, 2_000).replaceAll(/<[^>]*>/g, ' ')) ?? []
    const host = URL.parse(href.replaceAll('&amp;', '&'))?.hostname
    if (named === undefined || host === undefined || isSamePlace(named, host)) return link
    return `${link} <span class="leads">→ ${host}</span>`
  })
}

/** `www.example.com` and `example.com` are one place; so are `a.example.com` and `b.example.com`, which one owner has. */
function isSamePlace(named: string, host: string): boolean {
  const asked = URL.parse(`http://${named}`)?.hostname
  return asked === undefined || ownerOf(asked) === ownerOf(host)
}

function ownerOf(host: string): string {
  const labels = host.split('.')
  // `example.co.uk`: two short labels at the end belong to a country.
  const isShort = (labels.at(-2)?.length ?? 9) <= 3 && labels.at(-1)?.length === 2
  return labels.slice(isShort ? -3 : -2).join('.')
}

const LINE_PX = 23
const CHARACTERS_IN_LINE = 85

function heightOf(html: string): number {
  const count = (pattern: RegExp) => html.match(pattern)?.length ?? 0
  // Programs close several elements for one line that is seen; paragraphs keep a distance.
  const lines = count(/<br|<\/(?:tr|li)>/g) + count(/<\/div>/g) / 2 + count(/<\/(?:p|h[1-6])>/g) * 1.7
  const text = html.replaceAll(/<[^>]*>/g, '').length
  const pictures = Array.from(html.matchAll(/<img [^>]*>/g), ([image]) => {
    const [, height] = / height="(\d{1,4})(?:px)?"/.exec(image) ?? []
    return height === undefined ? 120 : Math.min(Number(height), 600)
  }).reduce((sum, height) => sum + height, 0)
  return Math.round(60 + Math.max(lines, text / CHARACTERS_IN_LINE) * LINE_PX + pictures)
}
