/** One case in memory, as the server would keep it: each message once, every item with a number, listeners told in order. */
import type { CaseForCustomer, CustomerLive, StoryItem } from '../../contract/case.ts'
import type { CasePage } from '../../contract/pages.ts'
import { SAMPLE_NOW } from './pages.ts'

export interface Conversation {
  readonly page: () => CasePage
  /** True when the message is new. */
  readonly hears: (messageId: string, words: string) => boolean
  readonly agentSays: (words: string) => void
  readonly stands: (state: CaseForCustomer) => void
  readonly typing: (name: string) => void
  /** Calls with everything after `resume`, then with what comes. */
  readonly follow: (resume: number, tell: (live: CustomerLive, token: number) => void) => () => void
}

export function conversation(first: CasePage): Conversation {
  let state = first.state
  let seq = first.story.at(-1)?.seq ?? 0
  const story = [...first.story]
  const listeners = new Set<(live: CustomerLive, token: number) => void>()
  const tellAll = (live: CustomerLive) => listeners.forEach(tell => tell(live, seq))

  function add(part: Pick<StoryItem, 'by' | 'sentence' | 'words' | 'messageId'>): void {
    seq += 1
    const item = { ...part, seq, at: SAMPLE_NOW, type: 'Spoke', files: [], delivery: null }
    story.push(item)
    tellAll({ type: 'item', item })
  }

  return {
    page: () => ({ ...first, state, story: [...story], resume: String(seq) }),
    hears: (messageId, words) => {
      if (story.some(item => item.messageId === messageId)) return false
      const by = { who: 'customer', id: null, name: '' } as const
      add({ by, sentence: 'You wrote to us.', words, messageId })
      return true
    },
    agentSays: words => {
      const by = { who: 'agent', id: null, name: 'Priya Raman' } as const
      add({ by, sentence: 'Priya Raman wrote to you.', words, messageId: null })
    },
    stands: now => {
      state = now
      tellAll({ type: 'state', state })
    },
    typing: name => tellAll({ type: 'typing', name }),
    follow: (resume, tell) => {
      for (const item of story) if (item.seq > resume) tell({ type: 'item', item }, item.seq)
      tell({ type: 'state', state }, seq)
      listeners.add(tell)
      return () => void listeners.delete(tell)
    },
  }
}
