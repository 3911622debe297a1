/** What is being written in a case, kept from the first letter until it was sent. */
import { useCallback, useEffect, useState } from 'react'
import type { FileView, PromiseView } from '../contract/case.ts'
import { keep, readKept } from './kept.ts'

export type Mode = 'reply' | 'note'

export interface DraftPromise {
  readonly kind: PromiseView['kind']
  readonly words: string
  readonly dueAt: number | null
  readonly replaces: string | null
}

export interface Draft {
  readonly mode: Mode
  readonly reply: string
  readonly note: string
  readonly files: readonly FileView[]
  readonly promise: DraftPromise | null
}

const EMPTY: Draft = { mode: 'reply', reply: '', note: '', files: [], promise: null }

/** The draft of a case and how to change it. */
export function useDraft(caseId: string): readonly [Draft, (change: Partial<Draft>) => void] {
  const [held, setHeld] = useState(() => ({ caseId, draft: readDraft(caseId) }))
  const current = held.caseId === caseId ? held : { caseId, draft: readDraft(caseId) }
  if (current !== held) setHeld(current)

  // The other hand in the same window: a command opens the promise, a failed message comes back.
  useEffect(() => {
    const listen = () => setHeld({ caseId, draft: readDraft(caseId) })
    const name = `heed-draft-${caseId}`
    window.addEventListener(name, listen)
    return () => window.removeEventListener(name, listen)
  }, [caseId])

  const change = useCallback((part: Partial<Draft>) => changeDraft(caseId, part), [caseId])
  return [current.draft, change]
}

/** Changes the draft of a case from anywhere; whoever shows it shows the change. */
export function changeDraft(caseId: string, part: Partial<Draft>): void {
  const draft = { ...readDraft(caseId), ...part }
  const isEmpty =
    draft.reply === '' && draft.note === '' && draft.files.length === 0 && draft.promise === null
  keep(`draft.${caseId}`, isEmpty && draft.mode === 'reply' ? undefined : draft)
  unkept.set(caseId, draft)
  window.dispatchEvent(new Event(`heed-draft-${caseId}`))
}

/** Drafts of this page's life, so that a browser without storage still keeps them between cases. */
const unkept = new Map<string, Draft>()

export function readDraft(caseId: string): Draft {
  const here = unkept.get(caseId)
  if (here) return here
  const kept = readKept(`draft.${caseId}`)
  return typeof kept === 'object' && kept !== null ? { ...EMPTY, ...(kept as Partial<Draft>) } : EMPTY // written by changeDraft
}
