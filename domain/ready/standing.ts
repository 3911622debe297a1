/** What is known of an installation when it is asked whether a customer reaches a person. Read by the server; nothing is guessed. */
import type { OpeningHours } from '../hours/hours.ts'
import type { Instant } from '../time.ts'

export interface Standing {
  readonly now: Instant
  readonly hours: OpeningHours
  readonly phone: string | null
  readonly emergencyPhone: string | null
  /** Whoever works here now: nobody who has left. */
  readonly people: readonly ReadyPerson[]
  readonly dutyLead: {
    readonly isNamed: boolean
    readonly isAbsent: boolean
    /** The named person or a deputy answers now. */
    readonly isCovered: boolean
  }
  readonly mailboxes: readonly { readonly address: string; readonly skill: string | null }[]
  /** The skills without which nobody may take what waits at this moment: those of requests. */
  readonly skillsWaitedFor: readonly string[]
  readonly publicUrl: string | null
  readonly sendsMail: boolean
  readonly admitsDemo: boolean
  readonly widgetOrigins: number
  readonly articles: number
  readonly lastBackupAt: Instant | null
}

export interface ReadyPerson {
  readonly name: string
  readonly isAdmin: boolean
  readonly skills: readonly string[]
  readonly presence: 'here' | 'away' | 'offline'
  readonly isAbsent: boolean
  readonly canSignIn: boolean
}
