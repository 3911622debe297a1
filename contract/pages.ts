/**
 * The customers' pages: what the server knows, handed to the front to be shown. `front/` is built into one module that exports
 * `renderPage(page: Page, frame: Frame): string` (a whole HTML document); the server loads that module and knows nothing of its
 * looks. Every form in the pages works without script, as application/x-www-form-urlencoded or multipart.
 */
import type { CharterPage } from './charter.ts'
import type { DemoPage } from './demo.ts'
import type { FaultName } from './faults.ts'
import type { OutsideApplies, PointView } from './ladder-view.ts'
import type { CaseForCustomer, Language, StoryItem, WaitView } from './case.ts'

export interface Frame {
  readonly language: Language
  /** For dates and numbers, in the language of the page: 'en-GB', 'es-ES'. */
  readonly locale: string
  /** Times are told in the organisation's zone, e.g. 'Europe/London'. */
  readonly timeZone: string
  /** The server's time: "today" and "tomorrow" do not trust the customer's clock. */
  readonly now: number
  /** The same page in the other languages, where the server can give it; no links are shown without. */
  readonly otherLanguages?: readonly { readonly language: Language; readonly href: string }[]
  readonly organisation: { readonly name: string; readonly phone: string | null; readonly isDemo: boolean }
  /** Fresh for every answer; inline script and style must carry it. */
  readonly nonce: string
  /** Paths of built assets by entry name, e.g. { 'case-en.js': '/assets/case-en-3f2a.js', 'front.css': … }. */
  readonly assets: Readonly<Record<string, string>>
  /** Proves that a form came from a page of ours; every form carries it in a hidden field `token`. */
  readonly formToken: string
}

export interface ContactPage {
  readonly page: 'contact'
  readonly hours: {
    readonly isOpen: boolean
    readonly sentence: string
    readonly emergencyPhone: string | null
  }
  /** What a chat that starts now would wait; a letter is answered by hand and has its own sentence. */
  readonly chatWait: WaitView
  readonly letterSentence: string
  /** What somebody who asks now to be called back would wait. */
  readonly callWait?: WaitView
  /** For search engines; null on a page that is not for them. */
  readonly listing?: OrganisationListing | null
  /** As whom this browser goes on, which showed today who sits before it. */
  readonly knownAs?: string | null
  /** The id that makes a second press of the button harmless. */
  readonly messageId: string
  readonly problem: FormProblem | null
  readonly typed: {
    readonly words: string
    readonly name: string
    readonly address: string
    readonly isLossOfService: boolean
    readonly forWhom?: string
    readonly forNumber?: string
  } | null
  readonly limits: UploadLimits
  /** Articles that are read most, beside the form; none where there are none. */
  readonly help: readonly HelpLink[]
}

/** An article to read: its title, in the language that it is written in. */
export interface HelpLink {
  readonly title: string
  readonly language: Language
  readonly href: string
}

export interface UploadLimits {
  /** Of all files of one message together. */
  readonly maxUploadBytes: number
  readonly maxTextLength: number
}

export interface FormProblem {
  readonly says: string
  readonly field: string | null
}

/** Somebody who may act for the customer, or about whom they are asked. */
export interface HelperView {
  readonly id: string
  readonly name: string
  readonly masked: string
  readonly standing: 'asked' | 'acting' | 'ended' | 'withdrawn' | 'declined'
  readonly mayDecide: boolean
  readonly inAllMatters: boolean
  readonly until: number
}

/** A choice of how long somebody may act, with the day on which it would end. */
export interface TermChoice {
  readonly term: string
  readonly until: number
}

/** Who sits before the page, as far as it has been shown. */
export interface YouHere {
  /** When and how it was shown here, or in this matter with another browser. */
  readonly shown: { readonly how: 'code' | 'link' | 'agent' | 'site'; readonly at: number } | null
  /** What shows it: a press, where they came by a link of ours; a code. Null where it was shown, or where somebody acts for them. */
  readonly toProve: 'press' | 'code' | null
  /** What became of the wish for a code. */
  readonly code: 'sent' | 'wrong' | 'address' | null
  readonly hasMail: boolean
  /** For whom they said that they write, where they may hear nothing of that person’s account for that. */
  readonly writesFor: string | null
  /** Who may act for them; null for whoever has not shown who they are. */
  readonly helpers: readonly HelperView[] | null
  readonly terms: readonly TermChoice[]
  /** Of an account that was looked for by number: whether it was shown to be theirs, and what is open there. */
  readonly account: {
    readonly matters:
      | readonly {
          readonly reference: string
          readonly isSolved: boolean
          readonly promises: readonly { readonly words: string | null; readonly dueAt: number }[]
        }[]
      | null
  } | null
  /** Other matters that a helper may open. */
  readonly others: readonly string[]
}

/** `/case/REF/cancel`: which service ends, and when. What somebody holds is told only to whoever has shown that it is theirs. */
export interface LeavingPage {
  readonly page: 'leaving'
  readonly reference: string
  readonly messageId: string
  readonly isProven: boolean
  /** 'YYYY-MM-DD'. */
  readonly today: string
  readonly latest: string
  readonly services: readonly {
    readonly id: string
    readonly plan: string
    readonly identifier: string
    readonly endsOn: string | null
    readonly isEnded: boolean
  }[]
  readonly hasOpenProblem: boolean
  readonly problem: FormProblem | null
}

/** `/case/REF/outside-letter`: what somebody takes along to the body outside. */
export interface OutsideLetterPage {
  readonly page: 'outside-letter'
  readonly reference: string
  readonly customerName: string | null
  readonly openedAt: number
  readonly writtenAt: number
  /** With which it began; null after erasure. */
  readonly firstWords: string | null
  readonly points: readonly PointView[]
  /** What was decided, in order. */
  readonly said: readonly Pick<StoryItem, 'at' | 'sentence' | 'words'>[]
  readonly applies: OutsideApplies
  readonly outside: {
    readonly name: string
    readonly address: string
    readonly link: string
    readonly rights: string
  }
}

/** `/call-back`, and the same of a case: on which number, and when; then, whether the number is right. */
export interface CallbackPage {
  readonly page: 'call-back'
  /** Of the case; null on the way in. */
  readonly reference: string | null
  readonly isOpen: boolean
  /** What a call back that is asked for now would wait; null where they stand in the line already. */
  readonly wait: WaitView | null
  /** Half hours to choose from, by day. */
  readonly windows: readonly { readonly from: number; readonly until: number }[]
  /** The ends of numbers that we know to be theirs. */
  readonly known: readonly string[]
  readonly messageId: string
  readonly problem: FormProblem | null
  readonly typed: CallbackTyped
  /** The number as we read it, to be looked at once more; null while it is being typed. */
  readonly check: {
    readonly shown: string
    /** As it is written in the house's own country; null of numbers from elsewhere, and of those that we know. */
    readonly atHome: string | null
    /** What the press carries, so that it counts for this number and for no other. */
    readonly press: string
  } | null
  /** Somebody is to be called on this number already. Whoever asks once more learns that, and nothing else. */
  readonly isInLine: boolean
}

/** What a number that was typed reads as, for whoever asks in JSON: to be shown, and sent again with `right` set to `press`. */
export interface CallbackCheck {
  readonly check: NonNullable<CallbackPage['check']>
}

export interface CallbackTyped {
  readonly number: string
  /** Which of `known`, by its place in the list; null for the one that is typed. */
  readonly known: number | null
  readonly window: { readonly from: number; readonly until: number } | null
  readonly words: string
  readonly name: string
  readonly isLossOfService: boolean
}

export interface CasePage {
  readonly page: 'case'
  readonly you: YouHere
  readonly state: CaseForCustomer
  readonly story: readonly StoryItem[]
  readonly messageId: string
  /** Where the live stream goes on from. */
  readonly resume: string
  readonly problem: FormProblem | null
  readonly typed: string | null
  readonly limits: UploadLimits
}

/** The case exists or not (we do not say); whoever asks must prove that it is theirs. */
export interface ProvePage {
  readonly page: 'prove'
  readonly reference: string
  /** After asking for a code: the form to type it. Shown alike whether or not the case exists. */
  readonly isCodeSent: boolean
  /** The link that was followed was stopped, or the time of whoever helped is over. */
  readonly isStopped?: boolean
  readonly problem: FormProblem | null
}

/** Behind the link that was sent to an account holder: may this person act for you? */
export interface HelperQuestionPage {
  readonly page: 'helper-question'
  readonly key: string
  readonly helper: HelperView
  readonly by: 'agent' | 'reporter'
  readonly at: number
  /** The case of the account holder's own in which it was said. */
  readonly reference: string | null
  readonly terms: readonly TermChoice[]
  readonly problem: FormProblem | null
}

/** `/account`: find an account by whatever number one holds. */
export interface AccountPage {
  readonly page: 'account'
  readonly messageId: string
  readonly problem: FormProblem | null
  readonly typed: {
    readonly number: string
    readonly name: string
    readonly address: string
    readonly words: string
  } | null
}

/** JSON-LD: https://schema.org/Organization with its contact points. */
export interface OrganisationListing {
  readonly '@context': 'https://schema.org'
  readonly '@type': 'Organization'
  readonly name: string
  readonly url: string
  readonly contactPoint: readonly {
    readonly '@type': 'ContactPoint'
    readonly telephone: string
    readonly contactType: string
    readonly availableLanguage: readonly string[]
    readonly hoursAvailable?: readonly {
      readonly '@type': 'OpeningHoursSpecification'
      readonly dayOfWeek: string
      readonly opens: string
      readonly closes: string
    }[]
  }[]
}

/** Something went wrong: what, and the way on. */
export interface MessagePage {
  readonly page: 'message'
  readonly fault: FaultName
  /** More exact than what is said of such a fault anyway, in the language of the page. */
  readonly says: string | null
  /** The same address once more; null for what was sent by a form, which a link cannot send again. */
  readonly retryHref: string | null
}

/** Demo only: what the product would have mailed. */
export interface OutboxPage {
  readonly page: 'outbox'
  readonly mails: readonly {
    readonly id: string
    readonly to: string
    readonly subject: string
    readonly at: number
  }[]
  readonly open: {
    readonly id: string
    readonly to: string
    readonly subject: string
    readonly at: number
    readonly text: string
  } | null
}

/** `/help`: every article by topic, and a box to search them that works without script. */
export interface HelpPage {
  readonly page: 'help'
  readonly typed: string
  /** What fits what was typed, the best first; null when nothing was typed. */
  readonly found: readonly HelpItem[] | null
  readonly topics: readonly { readonly topic: string; readonly articles: readonly HelpItem[] }[]
  readonly links: PageLinks
}

export interface HelpItem extends HelpLink {
  /** How it begins. */
  readonly lead: string
}

/** `/help/<slug>` */
export interface ArticlePage {
  readonly page: 'article'
  readonly title: string
  readonly topic: string
  /** Of the words: the reader's own where it is written in it. */
  readonly language: Language
  /** Its words, of which nothing can do harm: cleaned by server/articles/markdown.ts, and shown as they are. */
  readonly html: string
  readonly updatedAt: number
  readonly links: PageLinks
}

/** For search engines: where this page is, and where it is in other languages. Whole addresses. */
export interface PageLinks {
  readonly canonical: string
  readonly alternates: readonly { readonly language: Language | 'x-default'; readonly href: string }[]
}

export type Page =
  | ContactPage
  | CasePage
  | CallbackPage
  | LeavingPage
  | OutsideLetterPage
  | ProvePage
  | MessagePage
  | OutboxPage
  | DemoPage
  | CharterPage
  | HelpPage
  | HelperQuestionPage
  | AccountPage
  | ArticlePage
export type RenderPage = (page: Page, frame: Frame) => string

/** What a form's address answers as JSON when all went well: where the redirect would have led. Else FaultAnswer or RefusalAnswer. */
export interface FormAnswer {
  readonly href: string
}

/**
 * The addresses behind the forms (every form carries `token`; all answer a form with a redirect or a page, and JSON when asked by `Accept: application/json`):
 * - POST /start                        messageId, words, name?, address? (e-mail or phone), down? ('yes': no service at all), files?  → /case/REF
 *                                      forWhom?, forNumber?: for somebody else
 * - GET, POST /call-back              number, known?, window? ('FROM-UNTIL'), words?, name?, down?, messageId, right? ('yes': the number is right)
 * - GET, POST /case/REF/call-back     the same for a case; by? ('chat': tell me here)
 * - POST /case/REF/wait-here, /here    rather wait on the page; whoever was called to the page is there
 * - POST /not-me                       forgets who showed today who they are
 * - POST /case/REF/say                 messageId, words, files?
 * - POST /case/REF/solved              words?          (verified only)
 * - POST /case/REF/not-solved          words?
 * - POST /case/REF/leave               leave the line; the case stays open with its owner
 * - GET, POST /case/REF/cancel        messageId, service, endsOn ('YYYY-MM-DD'), confirmed ('yes')
 * - POST /case/REF/address             address, name?  (to go on later)
 * - POST /case/REF/promises/ID/release (verified only)
 * - POST /case/REF/code                ask for a one-time code, perhaps to an address that is typed; always answered alike
 * - POST /case/REF/it-is-me            after a link: the press is the proof
 * - POST /case/REF/stop-links          every link and every other browser has to prove itself anew
 * - POST /case/REF/helpers             name, address, scope ('read-and-write' | 'decide'), matters ('this' | 'all'), term
 * - POST /case/REF/helpers/ID/yes, /no, /withdraw
 * - GET  /helper/ID?k=KEY              the question to an account holder; POST /helper/ID/yes, /no
 * - POST /case/REF/open-other          reference: another matter that may be opened from here
 * - GET, POST /account                 find an account by whatever number one holds
 * - POST /case/REF/enter               code
 * - GET  /case/REF/open?k=KEY          the signed link
 * - POST /case/REF/typing              (script only, 204)
 * - GET  /case/REF/live?resume=TOKEN   SSE of CustomerLive
 *                                    (a comment line at least every 20 s, so that a dead line is noticed)
 * - GET  /case/REF/files/ID
 * - GET  /charter, /charter.json       what is counted in public
 * - GET  /help?q=WORDS, /help/SLUG     articles; /help/suggest?q=WORDS answers Suggestions (contract/article.ts)
 * - GET  /outbox, /outbox/ID           (demo only)
 * - GET  /demo, /case/REF/demo-steps, POST /demo/agent (demo only, this machine only)
 */
