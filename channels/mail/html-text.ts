/**
 * The words of an HTML mail as plain text, for reading, searching and answering. Not a sanitiser: the result is
 * text and is shown as text.
 *
 * What mail programs say by tags alone, the text says by the marks that plain mails have, so that quotes and signatures can be
 * told from new words: `>` before each quoted line, `--` above a signature, a rule above the headers of the mail below.
 *
 * What must stay true: the time is linear in the length, whatever is left open.
 */
import { decodeEntities } from './html-text/entities.ts'
import {
  attribute,
  createFinder,
  endOfElement,
  type Find,
  isHidden,
  type Tag,
  tagAt,
} from './html-text/tags.ts'
import { createWriter, type Writer } from './html-text/writer.ts'

const DROPPED = new Set(['script', 'style', 'head', 'title', 'template'])
const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'wbr', 'col', 'area', 'base'])
const PARAGRAPHS = new Set(['table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const LINES = new Set(
  (
    'div tr section article header footer main nav aside figure figcaption form fieldset caption dl dt dd ' +
    'address center option legend details summary'
  ).split(' '),
)
/** A blockquote that only moves its words to the right. */
const INDENTS = /border(?:-left)?\s{0,5}:\s{0,5}(?:none|0)/i
/** So many elements that hide words and are never closed are looked through to the end; more would take too long. */
const MOST_UNCLOSED = 20

/** Plain text with paragraphs, list marks and the addresses of links that differ from their words. */
export function htmlToText(html: string): string {
  const find = createFinder(html)
  const state = createState()
  let unclosed = 0
  let pos = 0
  while (pos < html.length) {
    const open = find('<', pos)
    state.words(html.slice(pos, open))
    if (open >= html.length) break
    if (html.startsWith('<!--', open) && find('-->', open) < html.length) {
      pos = find('-->', open) + 3
      continue
    }
    const tag = tagAt(html, open, find)
    if (!tag) {
      state.words('<')
      pos = open + 1
      continue
    }
    pos = tag.end
    if (DROPPED.has(tag.name) && !tag.closing) {
      pos = afterDropped(html, tag, find)
    } else if (tag.closing) {
      state.close(tag)
    } else if (isHidden(tag) && unclosed < MOST_UNCLOSED) {
      const end = VOID.has(tag.name) ? tag.end : endOfElement(html, tag, find)
      if (end === null) {
        unclosed += 1
        state.open(tag)
      }
      pos = end ?? tag.end
    } else {
      state.open(tag)
    }
  }
  return state.finish()
}

/** Where its words end; an element that is never closed has none, so that nothing is lost. */
function afterDropped(html: string, tag: Tag, find: Find): number {
  const close = find(`</${tag.name}`, tag.end)
  return close < html.length ? Math.min(find('>', close) + 1, html.length) : tag.end
}

interface List {
  /** The next number; null for a list of points. */
  next: number | null
}

function createState() {
  const out = createWriter()
  const lists: List[] = []
  /** For each open blockquote, whether it quotes: some programs only indent with it. */
  const quotes: boolean[] = []
  let link: { readonly href: string; shown: string } | null = null
  let isAsTyped = false
  let isTight = false

  const endLink = () => {
    if (link) out.say(linkTarget(link.href, link.shown))
    link = null
  }
  const setAsTyped = (now: boolean) => {
    out.asTyped(now)
    isAsTyped = now
  }
  const opens: Readonly<Record<string, (tag: Tag) => void>> = {
    a: tag => {
      endLink()
      link = { href: attribute(tag, 'href'), shown: '' }
    },
    blockquote: tag => {
      const isQuote = !INDENTS.test(attribute(tag, 'style'))
      quotes.push(isQuote)
      if (isQuote) out.beginQuote()
      else out.paragraph()
    },
    ul: () => beginList(out, lists, null),
    ol: tag => beginList(out, lists, Number.parseInt(attribute(tag, 'start'), 10) || 1),
    li: () => {
      out.endLine()
      out.say(itemMark(lists.at(-1)))
    },
    pre: () => setAsTyped(true),
    p: tag => {
      isTight = isTightParagraph(tag)
      if (isTight) out.endLine()
      else out.paragraph()
      sayMark(out, tag)
    },
  }
  const closes: Readonly<Record<string, () => void>> = {
    a: endLink,
    blockquote: () => {
      if (quotes.pop() === true) out.endQuote()
      else out.paragraph()
    },
    ul: () => endList(out, lists),
    ol: () => endList(out, lists),
    td: () => out.say(' '),
    th: () => out.say(' '),
    pre: () => setAsTyped(false),
    p: () => (isTight ? out.endLine() : out.paragraph()),
  }
  return {
    words: (source: string) => {
      if (source === '') return
      const said = decodeEntities(isAsTyped ? source : source.replaceAll(/[ \t\r\n\f]+/g, ' '))
      if (link && link.shown.length < 2000) link.shown += said
      if (isAsTyped) out.sayAsTyped(said)
      else out.say(said)
    },
    open: (tag: Tag) => (opens[tag.name] ?? sayPlain.bind(null, out))(tag),
    close: ({ name }: Tag) => {
      const close = closes[name]
      if (close) close()
      else if (PARAGRAPHS.has(name)) out.paragraph()
      else if (LINES.has(name)) out.endLine()
    },
    finish: out.finish,
  }
}

function beginList(out: Writer, lists: List[], next: number | null) {
  if (lists.length === 0) out.paragraph()
  lists.push({ next })
}

function endList(out: Writer, lists: List[]) {
  lists.pop()
  if (lists.length === 0) out.paragraph()
  else out.endLine()
}

function sayPlain(out: Writer, tag: Tag) {
  const { name } = tag
  if (name === 'br') out.newLine()
  else if (name === 'hr') {
    out.endLine()
    out.say('---')
    out.newLine()
  } else if (name === 'img') out.say(imageWords(attribute(tag, 'alt')))
  else if (PARAGRAPHS.has(name)) out.paragraph()
  else if (LINES.has(name)) out.endLine()
  if (name === 'div' || name === 'span' || name === 'table') sayMark(out, tag)
}

const SIGNATURE_CLASS =
  /(?:^|\s)(?:gmail_signature|moz-signature|yahoo-signature|apple-mail-signature|x?_?mobile-signature|protonmail_signature_block-user)(?:\s|$)/i
const SIGNATURE_ID =
  /^(?:x_)*(?:Signature|ms-outlook-mobile-signature|AppleMailSignature|yahoo-signature|protonSignature)$/i
const OLD_MAIL_ID = /^(?:x_)*(?:divRplyFwdMsg|mail-editor-reference-message-container|OLK_SRC_BODY_SECTION)$/i

/** What the program that wrote the mail says of this part: from here on a signature, an older mail. */
function sayMark(out: Writer, tag: Tag) {
  if (!/class|id/i.test(tag.rest)) return
  const id = attribute(tag, 'id')
  if (SIGNATURE_ID.test(id) || SIGNATURE_CLASS.test(attribute(tag, 'class'))) {
    out.endLine()
    if (!/^(?:--|—)$/.test(out.lastLine())) markLine(out, '--')
  } else if (OLD_MAIL_ID.test(id)) {
    out.endLine()
    markLine(out, '________________________________')
  }
}

function markLine(out: Writer, mark: string) {
  out.say(mark)
  out.newLine()
}

/** Outlook and some others put each line into a paragraph without space around. */
function isTightParagraph(tag: Tag) {
  return (
    /^Mso/i.test(attribute(tag, 'class')) ||
    /(?:^|;)\s{0,5}margin\s{0,5}:\s{0,5}0(?:px|cm|in|pt)?\s{0,5}(?:;|$)/i.test(attribute(tag, 'style'))
  )
}

function itemMark(list: List | undefined): string {
  if (!list || list.next === null) return '* '
  const number = list.next
  list.next += 1
  return `${number}. `
}

function imageWords(alt: string) {
  const says = alt.trim()
  return says ? `[${says}]` : ''
}

function linkTarget(href: string, shown: string): string {
  const target = href.replace(/^(mailto|tel):/i, '').trim()
  if (!/^(https?:|mailto:|tel:)/i.test(href) || shown.trim() === '') return ''
  return shown.replaceAll(/\s/g, '').includes(target.replace(/^https?:\/\//i, '').replace(/\/$/, ''))
    ? ''
    : ` <${target}>`
}
