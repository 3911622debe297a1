/** A case in the contact button: follows the live line while it is open, and sends what is said. */
import type { CaseForCustomer, CustomerLive } from '../../contract/case.ts'
import type { WidgetCase } from '../../contract/widget.ts'
import type { Storage } from '../live/kept.ts'
import { keptFor } from '../live/kept.ts'
import type { Outgoing, Queue } from '../live/outgoing.ts'
import { newId } from '../live/post.ts'
import { quietTime } from '../live/quiet-time.ts'
import { senderOf } from '../live/sender.ts'
import type { Story } from '../live/story.ts'
import { messageIdsOf, withItem } from '../live/story.ts'
import { followStream } from '../live/stream.ts'
import type { Watched } from '../live/watched.ts'
import { watched } from '../live/watched.ts'
import type { Api } from './api.ts'
import { bearer } from './api.ts'

export interface TalkView {
  /** Null until the line has told it. */
  readonly state: CaseForCustomer | null
  readonly story: Story
  readonly outgoing: Queue
  readonly draft: string
  readonly isLost: boolean
  readonly typingName: string | null
  readonly filesLost: readonly string[]
  readonly hasFailed: boolean
}

export interface Talk {
  readonly held: WidgetCase
  readonly view: Watched<TalkView>
  readonly typed: (words: string) => void
  readonly say: (words: string, files: readonly File[]) => void
  readonly tryAgain: (messageId: string) => void
  /** Takes a refused message back into the box. */
  readonly takeBack: (messageId: string) => void
  readonly ask: (what: 'solved' | 'not-solved' | 'leave', form?: FormData) => void
  /** Hands a file over to be kept; the browser asks where. */
  readonly fetchFile: (id: string, name: string) => void
  /** Follows the live line until the answer is called. */
  readonly follow: () => () => void
}

interface TalkOptions {
  readonly api: Api
  readonly held: WidgetCase
  readonly storage: Storage | null
  /** The key opens this case no more. */
  readonly onGone: () => void
  /** It was joined into another one. */
  readonly onJoined: () => void
}

const TYPING_SHOWN_MS = 6_000
const TYPING_TOLD_EVERY_MS = 3_000

export function talkAbout({ api, held, storage, onGone, onJoined }: TalkOptions): Talk {
  const kept = keptFor(held.reference, storage)
  const view = watched<TalkView>({
    state: null,
    story: [],
    outgoing: [],
    draft: kept.draft(),
    isLost: false,
    typingName: null,
    filesLost: kept.unsent().flatMap(message => message.fileNames),
    hasFailed: false,
  })
  const sender = senderOf<File>({
    kept,
    send: async (message, files) => await api.post(held, 'say', formOf(message, files)),
    onChange: outgoing => view.change({ outgoing }),
    pause: quietTime,
    random: Math.random,
  })
  const typing = typingIn(view)

  const write = (draft: string) => {
    kept.keepDraft(draft)
    view.change({ draft })
  }

  const stands = standingIn(view, onJoined)
  const receive = (live: CustomerLive) => {
    if (live.type === 'typing') return typing.seen(live.name)
    if (live.type === 'state') return stands(live.state)
    if (live.type !== 'item') return
    if (live.item.by.who !== 'customer') typing.stopped()
    // In one step: the words leave the queue as they enter the story.
    view.change({ story: withItem(view.now().story, live.item) })
    sender.told(messageIdsOf([live.item]))
  }

  return {
    held,
    view,
    typed: draft => {
      write(draft)
      if (draft !== '' && view.now().state?.talkingWith) typing.tell(() => api.post(held, 'typing'))
    },
    say: (words, files) => {
      view.change({ hasFailed: false })
      sender.say({ messageId: newId(), words, writtenAt: Date.now() }, files)
      write('')
    },
    tryAgain: sender.tryAgain,
    takeBack: messageId => {
      const message = sender.queue().find(other => other.messageId === messageId)
      if (message) write([message.words, view.now().draft].filter(Boolean).join('\n'))
      sender.takeBack(messageId)
    },
    ask: (what, form) => {
      view.change({ hasFailed: false })
      void api.post(held, what, form).then(answer => view.change({ hasFailed: answer.kind !== 'done' }))
    },
    fetchFile: (id, name) =>
      void saveFile(api, held, { id, name }).catch(() => view.change({ hasFailed: true })),
    follow: () => {
      const left = new AbortController()
      view.change({ outgoing: sender.queue() })
      sender.start()
      void followStream({
        address: resume => api.liveHref(held, resume),
        resume: String(view.now().story.at(-1)?.seq ?? 0),
        headers: bearer(held),
        onEvent: event => receive(JSON.parse(event.data) as CustomerLive), // our own server, by the contract
        onLine: line => view.change({ isLost: line === 'lost' }),
        onStale: onGone,
        signal: left.signal,
      })
      return () => left.abort()
    },
  }
}

/** Takes in how the case stands; says once that it was joined into another. */
function standingIn(view: Watched<TalkView>, onJoined: () => void) {
  return (state: CaseForCustomer) => {
    const wasMerged = view.now().state?.status === 'merged'
    view.change({ state })
    if (state.status === 'merged' && !wasMerged) onJoined()
  }
}

function formOf({ messageId, words }: Outgoing, files: readonly File[]): FormData {
  const form = new FormData()
  form.set('messageId', messageId)
  form.set('words', words)
  for (const file of files) form.append('files', file)
  return form
}

function typingIn(view: Watched<TalkView>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let toldAt = Number.NEGATIVE_INFINITY
  const stopped = () => {
    clearTimeout(timer)
    view.change({ typingName: null })
  }
  return {
    stopped,
    seen: (typingName: string) => {
      clearTimeout(timer)
      view.change({ typingName })
      timer = setTimeout(stopped, TYPING_SHOWN_MS)
    },
    tell: (send: () => Promise<unknown>) => {
      if (performance.now() - toldAt < TYPING_TOLD_EVERY_MS) return
      toldAt = performance.now()
      void send()
    },
  }
}

/** A link cannot carry the key: the file is fetched and then saved from here. */
async function saveFile(
  api: Api,
  held: WidgetCase,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<void> {
  const blob = await api.file(held, id)
  if (!blob) throw new Error('the file is not there')
  const href = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}
