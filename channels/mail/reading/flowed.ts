/** Paragraphs of format=flowed (RFC 3676) as they were written: soft line breaks joined, each depth of quoting for itself. */

/** @param deletesSpace DelSp=yes: the blank before a soft break was put there for it */
export function unflow(text: string, deletesSpace: boolean): string {
  const out: string[] = []
  let paragraph: string[] = []
  let depth = 0
  const close = () => {
    if (paragraph.length > 0) out.push(quoted(depth, paragraph.join('')))
    paragraph = []
  }
  for (const line of text.split('\n')) {
    const quotes = /^>*/.exec(line)?.[0].length ?? 0
    // One blank was put before lines that begin with a blank, with `>` or with `From `.
    const words = line.charAt(quotes) === ' ' ? line.slice(quotes + 1) : line.slice(quotes)
    const isSignature = words === '-- '
    const isSoft = words.endsWith(' ') && !isSignature
    if (quotes !== depth || isSignature) close()
    depth = quotes
    paragraph.push(isSoft && deletesSpace ? words.slice(0, -1) : words)
    if (!isSoft) close()
  }
  close()
  return out.join('\n')
}

function quoted(depth: number, words: string): string {
  return depth === 0 ? words : `${'>'.repeat(depth)} ${words}`
}
