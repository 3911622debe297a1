/** Collects words into lines, each with the depth of quoting it stands at, and makes one text of them. */

interface Written {
  readonly text: string
  readonly depth: number
  /** Its blanks are its own: `<pre>`. */
  readonly isAsTyped: boolean
}

/** Deeper quotes are marked like these. */
const DEEPEST = 10

export function createWriter() {
  const lines: Written[] = []
  let pieces: string[] = []
  let isOpen = false
  let isAsTyped = false
  let depth = 0

  const newLine = () => {
    lines.push({ text: pieces.join(''), depth, isAsTyped })
    pieces = []
    isOpen = false
  }
  /** Of two lines that end and begin at one place, there is one line break. */
  const endLine = () => {
    if (isOpen) newLine()
  }
  const paragraph = () => {
    endLine()
    if (lines.at(-1)?.text.trim() !== '') lines.push({ text: '', depth, isAsTyped })
  }
  const say = (text: string) => {
    pieces.push(text)
    // A blank that may not break is how programs write a line with nothing on it.
    if (text.trim() !== '' || text.includes('\u00a0')) isOpen = true
  }
  return {
    say,
    sayAsTyped: (text: string) => {
      for (const [index, line] of text.split('\n').entries()) {
        if (index > 0) newLine()
        say(line.replaceAll('\r', ''))
      }
    },
    asTyped: (now: boolean) => {
      paragraph()
      isAsTyped = now
    },
    newLine,
    endLine,
    paragraph,
    beginQuote: () => {
      paragraph()
      depth += 1
    },
    endQuote: () => {
      endLine()
      while (lines.at(-1)?.text.trim() === '' && lines.at(-1)?.depth === depth) lines.pop()
      depth -= 1
      paragraph()
    },
    lastLine: () => lines.findLast(({ text }) => text.trim() !== '')?.text.trim() ?? '',
    finish: () => {
      endLine()
      return tidy(lines)
    },
  }
}

export type Writer = ReturnType<typeof createWriter>

/** One blank line at most, no outer ones; quoted lines with `>`. */
function tidy(lines: readonly Written[]): string {
  const said: string[] = []
  let isBlankBefore = true
  for (const { text, depth, isAsTyped } of lines) {
    const words = isAsTyped ? text.trimEnd() : text.replaceAll(/[ \t\u00a0]+/g, ' ').trim()
    const isBlank = words.trim() === ''
    if (isBlank && isBlankBefore) continue
    isBlankBefore = isBlank
    const mark = '>'.repeat(Math.min(depth, DEEPEST))
    said.push(mark === '' ? words : `${mark} ${words}`.trimEnd())
  }
  while (/^>*$/.test(said.at(-1) ?? 'words')) said.pop()
  return said.join('\n')
}
