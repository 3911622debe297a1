/**
 * The contact button of a page: who is there, the ways to a person, and the matter that was begun. One for the page, however many
 * buttons it shows.
 */
import type { FormProblem } from '../../contract/pages.ts'
import type { WidgetCase, WidgetIdentity, WidgetWays } from '../../contract/widget.ts'
import { backoffMs } from '../live/backoff.ts'
import { problemWith } from '../live/check.ts'
import type { FirstWords, Typed } from '../live/first-words.ts'
import { formOf } from '../live/first-words.ts'
import { browserStorage } from '../live/kept.ts'
import { newId } from '../live/post.ts'
import { quietTime } from '../live/quiet-time.ts'
import type { Watched } from '../live/watched.ts'
import { watched } from '../live/watched.ts'
import type { Api } from './api.ts'
import type { Identity } from './identity.ts'
import { memoryIn } from './memory.ts'
import type { Speech } from './speech.ts'
import type { Talk } from './talk.ts'
import { talkAbout } from './talk.ts'

type Person = NonNullable<WidgetIdentity['person']>

export interface ContactView {
  readonly ways: WidgetWays | 'unreachable' | null
  readonly person: Person | null
  /** Why whoever is logged in on the site is not known here. */
  readonly unknown: 'expired' | 'wrong' | null
  readonly talk: Talk | null
  readonly isGone: boolean
  readonly isSending: boolean
  /** Pressed, and not arrived yet. */
  readonly isWaiting: boolean
  readonly problem: FormProblem | null
}

export interface Contact {
  readonly view: Watched<ContactView>
  /** Somebody opened it: answers how to close. */
  readonly open: () => () => void
  readonly first: () => FirstWords | null
  readonly typed: (typed: Typed) => void
  readonly press: (typed: Typed, files: readonly File[], speech: Speech) => void
  /** Leaves a matter as it is, and begins another. */
  readonly beginAnew: () => void
}

export function contactWith(api: Api, identity: Identity): Contact {
  const storage = browserStorage()
  const memory = memoryIn(storage)
  const view = watched<ContactView>({
    ways: null,
    person: null,
    unknown: null,
    talk: null,
    isGone: false,
    isSending: false,
    isWaiting: false,
    problem: null,
  })
  let messageId = memory.first()?.messageId ?? newId()
  let isOpen = false

  const show = (held: WidgetCase | null) => {
    if (held?.key === view.now().talk?.held.key) return
    const talk = held && talkAbout({ api, held, storage, onGone })
    view.change({ talk, isGone: false, problem: null, isSending: false, isWaiting: false })
  }
  const onGone = () => {
    memory.letGo()
    view.change({ talk: null, isGone: true })
  }
  const isReached = () => view.now().ways !== null && view.now().ways !== 'unreachable'
  const who = () => view.now().person?.who ?? null

  async function know(): Promise<void> {
    const asked = identity.known()
    const answer = await asked
    // Somebody else has logged in meanwhile.
    if (asked !== identity.known()) return
    view.change({ person: answer?.person ?? null, unknown: answer?.person === null ? answer.why : null })
    if (answer?.person && answer.going && !memory.held(who())) memory.hold(answer.going, who())
    if (isOpen && isReached()) show(memory.held(who()))
  }

  async function wake(): Promise<void> {
    await know()
    const ways = await api.ways()
    view.change({ ways: ways ?? 'unreachable' })
    if (!ways || !isOpen) return
    show(memory.held(who()))
    const kept = memory.first()
    if (view.now().talk === null && kept?.isPressed) void send(kept, [])
  }

  /** Goes on until it has arrived or was refused, also while the button is closed. */
  async function send(first: FirstWords, files: readonly File[]): Promise<void> {
    if (view.now().isSending) return
    view.change({ isSending: true, problem: null })
    for (let failures = 1; ; failures += 1) {
      const form = formOf(first, files, '')
      const { person } = view.now()
      if (person) form.set('pass', person.pass)
      const answer = await api.start(form)
      if (!('kind' in answer)) {
        memory.keepFirst(null)
        messageId = newId()
        memory.hold(answer, who())
        return show(answer)
      }
      if (answer.kind === 'refused') {
        memory.keepFirst({ ...first, isPressed: false })
        const problem = { field: null, says: answer.says }
        return view.change({ isSending: false, isWaiting: false, problem })
      }
      view.change({ isWaiting: true })
      await quietTime(backoffMs(failures, Math.random()))
    }
  }

  return {
    view,
    open: () => {
      isOpen = true
      const forget = identity.watch(() => void know())
      void wake()
      return () => {
        isOpen = false
        forget()
      }
    },
    first: memory.first,
    typed: typed => {
      if (!view.now().isSending) memory.keepFirst({ ...typed, messageId, isPressed: false, fileNames: [] })
    },
    press: (typed, files, { words, tell }) => {
      const { ways, isSending } = view.now()
      if (isSending || ways === null || ways === 'unreachable') return
      const problem = problemWith({ ...typed, files }, { limits: ways.limits, says: words.check, tell })
      view.change({ problem })
      if (problem) return
      // Another tab was first: there is a matter already, and these words belong to it.
      const held = memory.held(who())
      if (held) {
        show(held)
        memory.keepFirst(null)
        return view.now().talk?.say(typed.words, files)
      }
      const fileNames = files.map(file => file.name)
      // Another tab is sending under this id at this moment: other words under it would be lost.
      if (memory.first()?.isPressed) messageId = newId()
      const first = { ...typed, messageId, isPressed: true, fileNames }
      memory.keepFirst(first)
      void send(first, files)
    },
    beginAnew: () => {
      memory.letGo()
      view.change({ talk: null, isGone: false })
    },
  }
}
