/**
 * What is being written in a case, kept from the first letter until it was sent: through a reload, a crash, a sign-out, and seen by
 * the agent's other tabs as it grows.
 */
import { useCallback, useSyncExternalStore } from 'react'
import type { CommitmentKind, FileView } from '../contract/case.ts'
import type { PromiseEvidence, Within } from '../contract/promises.ts'
import { keepOwn, onOtherTab, ownNames, readOwn } from './kept.ts'

export type Mode = 'reply' | 'note'

export interface DraftPromise {
  readonly kind: CommitmentKind
  readonly words: string
  readonly dueAt: number | null
  readonly replaces: string | null
  /** So long on the calendar of the team, instead of a time. */
  readonly within?: Within | undefined
  readonly offerId?: string | undefined
  /** As it is typed. */
  readonly amount?: string | undefined
  readonly currency?: string | undefined
  readonly evidence?: PromiseEvidence | undefined
  /** Whoever acts for the customer; left out, it is promised to the customer. */
  readonly to?: { readonly helperId: string } | undefined
  /** It was said already. */
  readonly isSaid?: true | undefined
}

export interface Named {
  readonly id: string
  readonly name: string
}

export interface Draft {
  readonly mode: Mode
  readonly reply: string
  readonly note: string
  readonly files: readonly FileView[]
  readonly promise: DraftPromise | null
  /** The promises that the reply keeps; null while nobody has said, and what is likely goes. */
  readonly keeps: readonly string[] | null
  /** Colleagues whom the note names. */
  readonly mentions: readonly Named[]
  /** How far the story went when the reply was begun; null while there is none. */
  readonly since: number | null
  /** For whom, so that the draft can be found when its case is in no list. */
  readonly about: { readonly name: string; readonly reference: string } | null
}

const EMPTY: Draft = {
  mode: 'reply',
  reply: '',
  note: '',
  files: [],
  promise: null,
  keeps: null,
  mentions: [],
  since: null,
  about: null,
}

/** The draft of a case and how to change it. */
export function useDraft(caseId: string): readonly [Draft, (change: Partial<Draft>) => void] {
  const draft = useSyncExternalStore(listen, () => readDraft(caseId))
  const change = useCallback((part: Partial<Draft>) => changeDraft(caseId, part), [caseId])
  return [draft, change]
}

/** The cases that hold words of a draft, in the order in which they were begun here. */
export function useDrafts(): readonly string[] {
  return useSyncExternalStore(listen, draftedCases)
}

/** Changes the draft of a case from anywhere; whoever shows it shows the change. */
export function changeDraft(caseId: string, part: Partial<Draft>): void {
  const draft = { ...readDraft(caseId), ...part }
  const isKept = hasWords(draft) || draft.mode !== 'reply'
  keepOwn(`draft.${caseId}`, isKept ? draft : undefined)
  drafts.set(caseId, draft)
  tell()
}

export function readDraft(caseId: string): Draft {
  const here = drafts.get(caseId)
  if (here) return here
  const kept = readOwn(`draft.${caseId}`)
  const draft = typeof kept === 'object' && kept !== null ? { ...EMPTY, ...(kept as Partial<Draft>) } : EMPTY // written by changeDraft
  drafts.set(caseId, draft)
  return draft
}

/** Forgets what was read for the agent before; what they wrote stays kept under their name. */
export function startDrafts(): () => void {
  drafts.clear()
  for (const caseId of ownNames('draft.')) readDraft(caseId)
  tell()
  return onOtherTab('draft.', caseId => {
    drafts.delete(caseId)
    readDraft(caseId)
    tell()
  })
}

/** Drafts of this page's life, so that a browser without storage still keeps them between cases. */
const drafts = new Map<string, Draft>()
const listeners = new Set<() => void>()
let drafted: readonly string[] = []

function draftedCases(): readonly string[] {
  return drafted
}

function listen(hear: () => void): () => void {
  listeners.add(hear)
  return () => listeners.delete(hear)
}

function tell(): void {
  const next = [...drafts].filter(([, draft]) => hasWords(draft)).map(([caseId]) => caseId)
  if (next.join() !== drafted.join()) drafted = next
  for (const hear of listeners) hear()
}

function hasWords({ reply, note, files, promise }: Draft): boolean {
  return reply !== '' || note !== '' || files.length > 0 || promise !== null
}
