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
import type { Storage } from '../live/kept.ts'
import { browserStorage } from '../live/kept.ts'
import { newId } from '../live/post.ts'
import { quietTime } from '../live/quiet-time.ts'
import type { Watched } from '../live/watched.ts'
import { watched } from '../live/watched.ts'
import type { Api } from './api.ts'
import type { Identity } from './identity.ts'
import type { Memory } from './memory.ts'
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
  /** What there is to choose from for whoever would rather be called; null when we cannot be reached. */
  readonly calls: Api['calls']
  /** Once the number is confirmed, the matter is shown. */
  readonly callBack: Api['callBack']
  /** Leaves a matter as it is, and begins another. */
  readonly beginAnew: () => void
}

/** What the parts below share. */
interface Core {
  readonly api: Api
  readonly identity: Identity
  readonly storage: Storage | null
  readonly memory: Memory
  readonly view: Watched<ContactView>
  isOpen: boolean
  /** Under which the first word goes that is written next. */
  messageId: string
}

const NOTHING_YET: ContactView = {
  ways: null,
  person: null,
  unknown: null,
  talk: null,
  isGone: false,
  isSending: false,
  isWaiting: false,
  problem: null,
}

export function contactWith(api: Api, identity: Identity): Contact {
  const storage = browserStorage()
  const memory = memoryIn(storage)
  const view = watched(NOTHING_YET)
  const messageId = memory.first()?.messageId ?? newId()
  const core: Core = { api, identity, storage, memory, view, isOpen: false, messageId }
  return {
    view,
    open: () => {
      core.isOpen = true
      const forget = identity.watch(() => void know(core))
      void wake(core)
      return () => {
        core.isOpen = false
        forget()
      }
    },
    first: memory.first,
    typed: typed => {
      if (view.now().isSending) return
      memory.keepFirst({ ...typed, messageId: core.messageId, isPressed: false, fileNames: [] })
    },
    press: (typed, files, speech) => press(core, { typed, files, speech }),
    calls: api.calls,
    callBack: async form => {
      const { person } = view.now()
      if (person) form.set('pass', person.pass)
      const answer = await api.callBack(form)
      if ('key' in answer) {
        memory.hold(answer, whoIn(core))
        show(core, answer)
      }
      return answer
    },
    beginAnew: () => {
      memory.letGo()
      view.change({ talk: null, isGone: false })
    },
  }
}

function show(core: Core, held: WidgetCase | null): void {
  const { api, storage, memory, view } = core
  if (held?.key === view.now().talk?.held.key) return
  const onGone = () => {
    memory.letGo()
    view.change({ talk: null, isGone: true })
  }
  const onJoined = () => void (held && goOn(core, held))
  const talk = held && talkAbout({ api, held, storage, onGone, onJoined })
  view.change({ talk, isGone: false, problem: null, isSending: false, isWaiting: false })
}

/**
 * In the matter that this one was joined into, for whoever the site knows by name: a key alone opens nothing but its own case. For
 * everybody else the old one says so, and what they write there goes on all the same.
 */
async function goOn(core: Core, held: WidgetCase): Promise<void> {
  const { identity, memory, view } = core
  const who = whoIn(core)
  const answer = await identity.again()
  const talk = view.now().talk
  if (!answer?.person || answer.person.who !== who || talk?.held.key !== held.key) return
  if (!answer.going || answer.going.reference === held.reference) return
  memory.hold(answer.going, who)
  show(core, answer.going)
  const { draft } = talk.view.now()
  if (draft !== '') view.now().talk?.typed(draft)
}

function whoIn({ view }: Core): string | null {
  return view.now().person?.who ?? null
}

/** Learns whom the site says is logged in, and shows what is theirs. */
async function know(core: Core): Promise<void> {
  const { identity, memory, view } = core
  const asked = identity.known()
  const answer = await asked
  // Somebody else has logged in meanwhile.
  if (asked !== identity.known()) return
  view.change({ person: answer?.person ?? null, unknown: answer?.person === null ? answer.why : null })
  if (answer?.person && answer.going && !memory.held(whoIn(core))) memory.hold(answer.going, whoIn(core))
  if (core.isOpen && waysIn(core)) show(core, memory.held(whoIn(core)))
}

async function wake(core: Core): Promise<void> {
  const { api, memory, view } = core
  await know(core)
  view.change({ ways: (await api.ways()) ?? 'unreachable' })
  if (!waysIn(core) || !core.isOpen) return
  show(core, memory.held(whoIn(core)))
  const kept = memory.first()
  if (view.now().talk === null && kept?.isPressed) void send(core, kept, [])
}

function waysIn({ view }: Core): WidgetWays | null {
  const { ways } = view.now()
  return ways === 'unreachable' ? null : ways
}

interface Pressed {
  readonly typed: Typed
  readonly files: readonly File[]
  readonly speech: Speech
}

function press(core: Core, { typed, files, speech: { words, tell } }: Pressed): void {
  const { memory, view } = core
  const ways = waysIn(core)
  if (view.now().isSending || ways === null) return
  const problem = problemWith({ ...typed, files }, { limits: ways.limits, says: words.check, tell })
  view.change({ problem })
  if (problem) return
  // Another tab was first: there is a matter already, and these words belong to it.
  const held = memory.held(whoIn(core))
  if (held) {
    show(core, held)
    memory.keepFirst(null)
    return view.now().talk?.say(typed.words, files)
  }
  // Another tab is sending under this id at this moment: other words under it would be lost.
  if (memory.first()?.isPressed) core.messageId = newId()
  const fileNames = files.map(file => file.name)
  const first = { ...typed, messageId: core.messageId, isPressed: true, fileNames }
  memory.keepFirst(first)
  void send(core, first, files)
}

/** Goes on until it has arrived or was refused, also while the button is closed. */
async function send(core: Core, first: FirstWords, files: readonly File[]): Promise<void> {
  const { api, memory, view } = core
  if (view.now().isSending) return
  view.change({ isSending: true, problem: null })
  for (let failures = 1; ; failures += 1) {
    const form = formOf(first, files, '')
    const { person } = view.now()
    if (person) form.set('pass', person.pass)
    const answer = await api.start(form)
    if (!('kind' in answer)) {
      memory.keepFirst(null)
      core.messageId = newId()
      memory.hold(answer, whoIn(core))
      return show(core, answer)
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
