/**
 * Looks for articles that fit what a customer is writing, once they pause. Comfort alone: whatever goes wrong here is not told, and the
 * words themselves stay in the form. Only plain words are asked for, no number and no address of anybody.
 */
import type { HelpLink } from '../../contract/pages.ts'
import { type Watched, watched } from './watched.ts'

const PAUSE_MS = 600
const MOST_LETTERS = 300

export interface FittingHelp {
  readonly view: Watched<{ readonly fitting: readonly HelpLink[] | null }>
  readonly typed: (words: string) => void
  readonly stop: () => void
}

export type AskForHelp = (words: string, signal: AbortSignal) => Promise<readonly HelpLink[]>

export function fittingHelp(ask: AskForHelp = askServer, pauseMs = PAUSE_MS): FittingHelp {
  const view = watched<{ readonly fitting: readonly HelpLink[] | null }>({ fitting: null })
  let asked = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = new AbortController()

  async function look(words: string): Promise<void> {
    asked = words
    running.abort()
    running = new AbortController()
    const { signal } = running
    const found = words === '' ? [] : await ask(words, signal).catch(() => [])
    if (!signal.aborted) view.change({ fitting: found.length > 0 ? found : null })
  }

  return {
    view,
    typed: words => {
      clearTimeout(timer)
      const plain = plainWords(words)
      if (plain !== asked) timer = setTimeout(() => void look(plain), pauseMs)
    },
    stop: () => {
      clearTimeout(timer)
      running.abort()
    },
  }
}

/** The last words, without whatever may name a person: no digits, no addresses. */
export function plainWords(words: string): string {
  return words
    .split(/\s+/)
    .filter(word => word !== '' && !/[\d@/\\]/.test(word))
    .join(' ')
    .slice(-MOST_LETTERS)
}

async function askServer(words: string, signal: AbortSignal): Promise<readonly HelpLink[]> {
  const answer = await fetch(`/help/suggest?q=${encodeURIComponent(words)}`, { signal })
  if (!answer.ok) return []
  const { articles } = (await answer.json()) as { articles: readonly HelpLink[] } // as contract/article.ts has it
  return articles
}
