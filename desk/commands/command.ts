/** A command: one thing an agent can do, the same for the button, the key and the palette. */
import type { Act, CaseSummary, CaseView, Me } from '../../contract/desk.ts'
import type { DeskWords } from '../../contract/words/desk-en.ts'
import type { Outcome } from '../api/acts.ts'
import type { Choices } from '../choices.tsx'
import type { Mode } from '../drafts.ts'

export const formNames = ['handover', 'solve', 'report', 'refuse', 'offer', 'keep', 'decline'] as const
export type FormName = (typeof formNames)[number]
/** Which form is open, and which pane is looked at: part of the address of a case. */
export interface CaseSearch {
  readonly do?: FormName
  /** The promise that the form is about. */
  readonly promise?: string
  readonly pane?: 'now'
}

export type Pane = 'list' | 'story' | 'now'

/** What a command may look at and set in motion. */
export interface World {
  readonly words: DeskWords
  readonly me: Me
  /** Offered to me and not yet answered. */
  readonly offer: CaseSummary | null
  readonly open: CaseView | null
  readonly choices: Choices
  /** The cases of the list in the order in which they are shown. */
  readonly order: readonly string[]
  /** How many of my cases hold words that I have not seen. */
  readonly unread: number
  readonly act: (caseId: string, act: Act) => Promise<Outcome>
  readonly goTo: (caseId: string) => void
  readonly show: (form: FormName | null, commitmentId?: string) => void
  readonly pane: (pane: Pane) => void
  readonly write: (mode: Mode) => void
  readonly promise: () => void
  readonly submit: () => void
  readonly leave: () => void
  readonly setPresence: (presence: 'here' | 'away') => void
  readonly choose: (change: Partial<Choices>) => void
  readonly askForNotices: () => void
  readonly signOut: () => void
  readonly openList: (which: 'palette' | 'keys') => void
}

export interface Command {
  readonly name: string
  readonly section: keyof DeskWords['keys']['sections']
  /** The first is the one that is shown. See keys.ts for how they are written. */
  readonly keys: readonly string[]
  readonly label: (words: DeskWords) => string
  readonly enabled: (world: World) => boolean
  readonly run: (world: World) => void
}
