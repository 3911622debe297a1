/** What differs between two texts, line by line: what stayed, what was taken away, what was added. */
export interface Line {
  readonly text: string
  readonly is: 'same' | 'taken' | 'added'
}

/** Beyond this many pairs of lines the middle is told as taken and added altogether. */
const MOST_PAIRS = 1_000_000

export function difference(before: string, after: string): readonly Line[] {
  const a = before === '' ? [] : before.split('\n')
  const b = after === '' ? [] : after.split('\n')
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return [
    ...as('same', a.slice(0, start)),
    ...between(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...as('same', a.slice(a.length - end)),
  ]
}

function as(is: Line['is'], lines: readonly string[]): readonly Line[] {
  return lines.map(text => ({ text, is }))
}

/** By the longest run of lines, in order, that both have. */
function between(a: readonly string[], b: readonly string[]): readonly Line[] {
  if (a.length * b.length > MOST_PAIRS) return [...as('taken', a), ...as('added', b)]
  const width = b.length + 1
  const common = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const lines: Line[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ text: a[i] ?? '', is: 'same' })
      i++
      j++
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ text: a[i++] ?? '', is: 'taken' })
    } else lines.push({ text: b[j++] ?? '', is: 'added' })
  }
  return lines
}
