/** Whether what stands before the caret asks for a list: `;` or `/` at the start of a line for snippets, `@` in a note for colleagues. Pure. */
import type { Mode } from '../../../drafts.ts'

export interface Trigger {
  readonly of: 'snippet' | 'mention'
  /** Where the sign stands. */
  readonly from: number
  readonly typed: string
}

const SNIPPET = /(?:^|\n)([;/])([\p{L}\p{M}\p{N}_-]*)$/u
const MENTION = /(?:^|[\s(])(@)([\p{L}\p{M}'’-]*(?: [\p{L}\p{M}'’-]*)?)$/u

export function triggerAt(text: string, caret: number, mode: Mode): Trigger | null {
  const before = text.slice(0, caret)
  const snippet = SNIPPET.exec(before)
  if (snippet) return found('snippet', caret, snippet[2] ?? '')
  const mention = mode === 'note' ? MENTION.exec(before) : null
  return mention ? found('mention', caret, mention[2] ?? '') : null
}

function found(of: Trigger['of'], caret: number, typed: string): Trigger {
  return { of, from: caret - typed.length - 1, typed }
}

/** The text with other words in the place of the sign and what was typed after it, and where the caret stands then. */
export function putIn(
  text: string,
  { from, typed }: Trigger,
  words: string,
): { readonly text: string; readonly caret: number } {
  const to = from + typed.length + 1
  return { text: text.slice(0, from) + words + text.slice(to), caret: from + words.length }
}
