/** A mail's lines while it is being found out what each one is: what kind of line, and whether it is folded away and as what. */
import { attributionAt } from './attribution.ts'
import type { Fold } from './fold.ts'
import { isCode, type Line } from './lines.ts'
import { headersAt, headersBelowRuleAt, markAt, rolesOf, type Roles } from './old-mail.ts'
import { deviceLine, isRule } from './signature.ts'

/**
 * - `words`, `blank`, `quoted`: as they look
 * - `above-quote`: "On Tuesday, Ada wrote:"
 * - `original`, `forward`, `reply-above`, `headers`: an older mail begins
 * - `rule`: dashes, underscores
 * - `device`, `device-maybe`: "Sent from my phone"
 */
export type Kind =
  | 'words'
  | 'blank'
  | 'quoted'
  | 'above-quote'
  | 'original'
  | 'forward'
  | 'reply-above'
  | 'headers'
  | 'rule'
  | 'device'
  | 'device-maybe'

export class Sheet {
  readonly lines: readonly Line[]
  private readonly kinds: Kind[]
  private readonly folded: (Fold['is'] | null)[]

  constructor(lines: readonly Line[]) {
    this.lines = lines
    this.kinds = kindsOf(lines)
    this.folded = lines.map(() => null)
  }

  get size() {
    return this.lines.length
  }

  /** What is folded already counts as blank. */
  kind(index: number): Kind {
    return this.folded[index] == null ? (this.kinds[index] ?? 'blank') : 'blank'
  }

  isFolded(index: number) {
    return this.folded[index] != null
  }

  /** What is folded already stays what it is. */
  fold(from: number, to: number, is: Fold['is']) {
    for (let index = from; index < to; index += 1) this.folded[index] ??= is
  }

  unfold(is: Fold['is']) {
    for (const [index, each] of this.folded.entries()) if (each === is) this.folded[index] = null
  }

  /** The first line from `from` on, before `to`, whose kind is one of these; -1 where there is none. */
  first(kinds: readonly Kind[], from = 0, to = this.size): number {
    for (let index = from; index < to; index += 1) if (kinds.includes(this.kind(index))) return index
    return -1
  }

  last(kinds: readonly Kind[], from = 0, to = this.size): number {
    for (let index = to - 1; index >= from; index -= 1) if (kinds.includes(this.kind(index))) return index
    return -1
  }

  /** For each line the first one from it on whose kind is one of these; the number of lines where there is none. As it stands now. */
  nextOf(kinds: readonly Kind[]): readonly number[] {
    const next: number[] = []
    let found = this.size
    for (let index = this.size - 1; index >= 0; index -= 1) {
      if (kinds.includes(this.kind(index))) found = index
      next[index] = found
    }
    return next
  }

  count(kind: Kind, from = 0, to = this.size): number {
    let found = 0
    for (let index = from; index < to; index += 1) if (this.kind(index) === kind) found += 1
    return found
  }

  /** Blank lines between two that are folded are folded with the first. */
  folds(): Fold[] {
    const folds: Fold[] = []
    let blankFrom = -1
    for (const [index, line] of this.lines.entries()) {
      const is = this.folded[index] ?? null
      const before = folds.at(-1)
      if (is === null) {
        if (line.isBlank && before?.to === line.from && blankFrom < 0) blankFrom = index
        if (!line.isBlank) blankFrom = -1
        continue
      }
      const joinsBlanks = blankFrom >= 0
      blankFrom = -1
      if (before && (before.to === line.from || joinsBlanks)) {
        const joined = { ...before, to: before.is === is ? line.to : line.from }
        folds.splice(-1, 1, joined)
        if (before.is === is) continue
      }
      folds.push({ from: line.from, to: line.to, is })
    }
    return folds
  }
}

function kindsOf(lines: readonly Line[]): Kind[] {
  const code = isCode(lines)
  const roles = lines.map(rolesOf)
  const kinds: Kind[] = []
  while (kinds.length < lines.length) {
    const at = kinds.length
    const line = lines[at]
    if (!line) break
    const isInside = line.isBlank || code[at] === true || (line.isQuoted && lines[at - 1]?.isQuoted === true)
    const several = isInside ? null : blockAt(lines, roles, at)
    if (several) for (let count = 0; count < several.lines; count += 1) kinds.push(several.kind)
    else kinds.push(code[at] === true ? 'words' : kindOf(line))
  }
  return kinds
}

/** Of a quote only its first line may be the sentence above it, which some programs quote along. */
function blockAt(
  lines: readonly Line[],
  roles: readonly (Roles | null)[],
  at: number,
): { readonly kind: Kind; readonly lines: number } | null {
  const above = attributionAt(lines, at)
  if (above > 0) return { kind: 'above-quote', lines: above }
  const isQuoted = lines[at]?.isQuoted === true
  const headers = isQuoted ? 0 : headersAt(lines, roles, at) || headersBelowRuleAt(lines, at)
  return headers > 0 ? { kind: 'headers', lines: headers } : null
}

function kindOf(line: Line): Kind {
  if (line.isBlank) return 'blank'
  if (line.isQuoted) return 'quoted'
  if (isRule(line)) return 'rule'
  const device = deviceLine(line)
  if (device) return device === 'sure' ? 'device' : 'device-maybe'
  const mark = markAt(line)
  if (mark) return mark === 'above' ? 'reply-above' : mark
  return 'words'
}
