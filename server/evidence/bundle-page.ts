/**
 * The readable page of a copy: one file of HTML with its look in it and no script. A recording is linked with the seconds in which
 * something was said (`#t=42,57`), which every browser's own player keeps to.
 *
 * What must stay true: whatever a person wrote passes through `text`, and no address on it leads out of the copy.
 */
import type { Language, PromiseView, StoryItem } from '../../contract/case.ts'
import { clockOf, partOf } from '../../contract/recordings.ts'
import { type EvidenceHouseWords, evidenceHouseWords } from '../../contract/words/evidence-house.ts'
import type { Copied, CopiedRecording } from './collect.ts'

export interface Named {
  /** Where each recording and each file lies in the copy, by id. */
  readonly recordings: ReadonlyMap<string, string>
  readonly files: ReadonlyMap<string, string>
}

interface Page {
  readonly copied: Copied
  readonly named: Named
  readonly words: EvidenceHouseWords
  readonly when: (at: number) => string
}

export const pageNames: Readonly<Record<Language, string>> = { en: 'index-en.html', es: 'index-es.html' }

/** @param otherHref the same page in the other language */
export function bundlePage(copied: Copied, named: Named, language: Language, otherHref: string): string {
  const words = evidenceHouseWords[language]
  const format = new Intl.DateTimeFormat(language === 'es' ? 'es-ES' : 'en-GB', {
    timeZone: copied.house.organisation.timeZone,
    dateStyle: 'long',
    timeStyle: 'short',
  })
  const when = (at: number) => format.format(at)
  const page: Page = { copied, named, words, when }
  const { copy } = words
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'; media-src 'self' file:; base-uri 'none'; form-action 'none'">
<title>${text(copy.title(copied.reference))}</title>
<style>${LOOK}</style>
</head>
<body>
<header>
<p><a href="${otherHref}" lang="${language === 'en' ? 'es' : 'en'}">${text(copy.other)}</a></p>
<h1>${text(copy.title(copied.reference))}</h1>
<p>${text(copy.by(copied.house.organisation.name, when(copied.madeAt)))} ${text(copied.for === 'house' ? copy.forHouse : copy.forCustomer)}</p>
${copied.isErased ? `<p class="note">${text(copy.erased)}</p>` : ''}
</header>
<main>
${promisesPart(page)}
${recordingsPart(page)}
${storyPart(page, copied.storyIn(language))}
${proofPart(page)}
</main>
</body>
</html>
`
}

/** Marks of HTML become letters; whatever turns the direction of writing, or cannot be seen, is kept in its place by \`bdi\`. */
export function text(words: string): string {
  return words.toWellFormed().replaceAll(/[&<>"']/g, mark => `&#${mark.charCodeAt(0)};`)
}

function said(words: string | null): string {
  return words === null || words === '' ? '' : `<blockquote dir="auto">${text(words)}</blockquote>`
}

function promisesPart(page: Page): string {
  const { copied, words } = page
  const { promises } = copied
  const list = promises.map(promise => onePromise(page, promise)).join('\n')
  return `<section><h2>${text(words.copy.promised)}</h2>
${promises.length === 0 ? `<p>${text(words.copy.promisedNone)}</p>` : `<ul class="plain">${list}</ul>`}</section>`
}

function onePromise({ copied, named, words, when }: Page, promise: PromiseView): string {
  const { copy } = words
  const part = partOf(promise)
  const href = part === null ? undefined : named.recordings.get(part.recordingId)
  const heard =
    part === null
      ? ''
      : href === undefined
        ? `<p>${text(copy.missing)}</p>`
        : player(
            words,
            { href, ...part },
            copied.recordings.find(({ id }) => id === part.recordingId),
          )
  return `<li class="promise">
<p><strong>${text(copy.states[promise.state])}</strong>, ${text(copy.due(when(promise.dueAt)))}. ${text(copy.promisedBy(promise.by.name))}.</p>
${said(promise.words)}
${promise.moved === undefined ? '' : `<p>${text(copy.moved(promise.moved))}</p>`}
${promise.terms === undefined ? '' : `<details><summary>${text(promise.terms.name)}</summary>${said(promise.terms.terms)}</details>`}
${heard}
</li>`
}

interface PartOfSound {
  readonly href: string
  readonly fromSecond: number
  readonly toSecond: number
}

/** The part by itself, and the lines that were said in it. */
function player(
  words: EvidenceHouseWords,
  { href, fromSecond, toSecond }: PartOfSound,
  recording: CopiedRecording | undefined,
): string {
  const address = `${href}#t=${fromSecond},${toSecond}`
  const label = words.play(clockOf(fromSecond), clockOf(toSecond))
  const lines = (recording?.lines ?? []).filter(
    line => line.fromSecond < toSecond && line.toSecond > fromSecond,
  )
  return `<p><a href="${address}">${text(label)}</a></p>
<audio controls preload="none" src="${address}" aria-label="${text(label)}"></audio>
${linesOf(lines)}`
}

function linesOf(lines: CopiedRecording['lines']): string {
  if (lines.length === 0) return ''
  const rows = lines.map(
    ({ fromSecond, who, text: line }) =>
      `<li><time>${clockOf(fromSecond)}</time> ${who === null ? '' : `<b><bdi>${text(who)}</bdi></b> `}<bdi>${text(line)}</bdi></li>`,
  )
  return `<ol class="plain lines">${rows.join('\n')}</ol>`
}

function recordingsPart({ copied, named, words, when }: Page): string {
  if (copied.recordings.length === 0) return ''
  const list = copied.recordings.map(recording => {
    const href = named.recordings.get(recording.id) ?? ''
    const what = recording.callId === null ? words.recording : words.ofCall
    const length = words.long(clockOf(recording.seconds))
    return `<li><h3>${text(what)}</h3>
<p><bdi>${text(recording.name)}</bdi>, ${text(length)}${recording.secondsBy === 'player' ? ` (${text(words.roughly)})` : ''}, ${text(when(recording.startedAt ?? recording.addedAt))}</p>
<audio controls preload="none" src="${href}" aria-label="${text(what)}"></audio>
<p><a href="${href}">${text(href)}</a></p>
${recording.lines.length === 0 ? '' : `<details><summary>${text(words.whatWasSaid)}</summary>${linesOf(recording.lines)}</details>`}</li>`
  })
  return `<section><h2>${text(words.copy.recordings)}</h2><ul class="plain">${list.join('\n')}</ul></section>`
}

function storyPart(page: Page, story: readonly StoryItem[]): string {
  const steps = story.map(
    item => `<li><p><time>${text(page.when(item.at))}</time> <bdi>${text(item.sentence)}</bdi></p>
${said(item.words)}${filesOf(page, item)}</li>`,
  )
  return `<section><h2>${text(page.words.copy.story)}</h2><ol class="plain story">${steps.join('\n')}</ol></section>`
}

function filesOf({ named, words: { copy } }: Page, { files }: StoryItem): string {
  const links = files.flatMap(({ id, name }) => {
    const href = named.files.get(id)
    if (href === undefined) return []
    const warning = href.endsWith('.unsafe') ? ` ${text(copy.unsafe)}` : ''
    return [`<li><a href="${href}" download><bdi>${text(name)}</bdi></a>${warning}</li>`]
  })
  return links.length === 0 ? '' : `<p>${text(copy.files)}</p><ul>${links.join('')}</ul>`
}

function proofPart({ copied: { ledger }, words: { copy } }: Page): string {
  return `<section><h2>${text(copy.proof)}</h2>
<p>${text(copy.proofSays)}</p>
<p>${text(copy.ledger(ledger.lane, ledger.head))}</p>
<p><code>${ledger.hash}</code></p></section>`
}

const LOOK = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; color: light-dark(#1c1b18, #ece9e2); background: light-dark(#fdfcf9, #1a1917); }
a { color: light-dark(#0b5c46, #7fd6ba); }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; border-bottom: 1px solid; padding-bottom: .25rem; }
h3 { font-size: 1rem; margin: 0; }
ul.plain, ol.plain { list-style: none; padding: 0; margin: 0; }
.promise, .plain > li { margin: 0 0 1rem; }
.lines > li { margin: 0 0 .25rem; }
blockquote { margin: .25rem 0; padding: .25rem .75rem; border-inline-start: 3px solid light-dark(#b9b3a5, #6b665b); white-space: pre-wrap; overflow-wrap: anywhere; }
bdi, code, a { overflow-wrap: anywhere; }
audio { width: 100%; max-width: 30rem; display: block; }
time { color: light-dark(#5d584d, #b3ad9f); }
.note { border: 1px solid; padding: .5rem .75rem; }
@media print { audio { display: none; } }
`
