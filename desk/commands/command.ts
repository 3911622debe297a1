/** A command: one thing an agent can do, the same for the button, the key and the palette. */
import type { Act, CaseSummary, CaseView, Me } from '../../contract/desk.ts'
import type { SetAside } from '../../contract/overrides.ts'
import type { SnippetView } from '../../contract/snippets.ts'
import type { DeskWords } from '../../contract/words/desk-en.ts'
import type { ApprovalView, ToDecide } from '../../contract/approvals.ts'
import type { Answering } from '../api/approvals.ts'
import type { RemedyOptionView } from '../../contract/remedies.ts'
import type { Outcome } from '../api/acts.ts'
import type { Choices } from '../chosen.ts'
import type { Mode } from '../drafts.ts'
import type { SectionName } from '../../contract/setup-sections.ts'

export const formNames = [
  'handover',
  'solve',
  'report',
  'refuse',
  'climb',
  'answer-rung',
  'point',
  'take-back-point',
  'offer',
  'keep',
  'pause',
  'instead',
  'decline',
  'snooze',
  'merge',
  'split',
  'helper',
  'leaving',
  'recording',
  'copy',
  'failure',
  'cut',
] as const
export type FormName = (typeof formNames)[number]
/** Which form is open, and which pane is looked at: part of the address of a case. */
export interface CaseSearch {
  readonly do?: FormName
  /** The promise that the form is about. */
  readonly promise?: string
  readonly pane?: 'now'
}

export type Pane = 'list' | 'story' | 'now'

/** What can be done with the message at hand. */
export type AtHand = keyof DeskWords['mailShown']['commands']

/** What a command may look at and set in motion. */
export interface World {
  readonly words: DeskWords
  readonly me: Me
  /** Offered to me and not yet answered. */
  readonly offer: CaseSummary | null
  readonly open: CaseView | null
  readonly choices: Choices
  /** What I may give in the open case, cheapest full repair first; none while something is being given. */
  readonly remedies: readonly RemedyOptionView[]
  readonly giveRemedy: (option: RemedyOptionView) => void
  /** The first service that is paid for and not used, of which nothing was said yet. */
  readonly untold: string | null
  readonly tellUnused: (serviceId: string) => void
  /** The first that is more than I may give, and that is not asked for yet. */
  readonly askAbove: RemedyOptionView | null
  readonly askFor: (option: RemedyOptionView, setAside?: SetAside) => Promise<void>
  /** What waits for my answer here: in the open case, or first in my list. */
  readonly toDecide: ToDecide | null
  /** What waits for my answer and is not in sight, nor put off. */
  readonly asked: ToDecide | null
  readonly goToAsked: () => void
  readonly putOffAsked: () => void
  readonly answerAsk: (approval: Pick<ApprovalView, 'id' | 'caseId'>, answer: Answering) => Promise<boolean>
  /** The cases of the list in the order in which they are shown. */
  readonly order: readonly string[]
  /** How many of my cases hold words that I have not seen. */
  readonly unread: number
  /** Conversations that I am in, each with its number. */
  readonly live: readonly CaseSummary[]
  /** Where words wait that I have not seen, the longest wait first; null when there are none elsewhere. */
  readonly nextUnread: string | null
  /** What can be undone now, in words; null when nothing can. */
  readonly undoable: string | null
  readonly undo: () => void
  /** Macros that can be run in the open case. */
  readonly macros: readonly SnippetView[]
  readonly runMacro: (macro: SnippetView) => void
  /** `goesOn`: the agent has read the warning of a guarantee and goes on. */
  /** `setAside`: rules of the house that the agent sets aside, with a reason. */
  readonly act: (caseId: string, act: Act, goesOn?: boolean, setAside?: SetAside) => Promise<Outcome>
  readonly goTo: (caseId: string) => void
  /** To where what was done in a form goes on, unless the agent is elsewhere when the answer comes. */
  readonly follow: (caseId: string) => void
  readonly show: (form: FormName | null, commitmentId?: string) => void
  readonly pane: (pane: Pane) => void
  readonly write: (mode: Mode) => void
  readonly promise: () => void
  readonly submit: () => void
  /** Opens the list of snippets in the text box. */
  readonly pickSnippet: () => void
  /** Goes to where tags are typed. */
  readonly pickTag: () => void
  readonly atHand: (does: AtHand) => void
  readonly openSetup: (section: SectionName) => void
  readonly leave: () => void
  /** Until when I wrap up what was; null when I am ready for the next person. */
  readonly wrapUpUntil: number | null
  readonly beReady: () => void
  readonly setPresence: (presence: 'here' | 'away') => void
  readonly choose: (change: Partial<Choices>) => void
  readonly askForNotices: () => void
  readonly signOut: () => void
  readonly openList: (which: 'palette' | 'keys' | 'articles') => void
  /** Opens the search, with these words in it. */
  readonly search: (words: string) => void
  readonly goToPage: (
    page:
      | '/snippets'
      | '/articles'
      | '/import'
      | '/aside'
      | '/by-hand'
      | '/rungs'
      | '/rules'
      | '/near'
      | '/stopped'
      | '/leaving'
      | '/outages'
      | '/wallboard'
      | '/promises',
  ) => void
  /** To where a call is written down, with the open case if there is one. */
  readonly logCall: () => void
}

export interface Command {
  readonly name: string
  readonly section: keyof DeskWords['keys']['sections']
  /** The first is the one that is shown. See keys.ts for how they are written. */
  readonly keys: readonly string[]
  readonly label: (words: DeskWords) => string
  /** One of many alike, of which the list of keys shows only the first. */
  readonly isOneOfMany?: boolean
  /** Goes on while its key is held down; every other command is done once for each press. */
  readonly goesOn?: boolean
  readonly enabled: (world: World) => boolean
  readonly run: (world: World) => void
}
