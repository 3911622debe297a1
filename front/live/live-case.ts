/** The case in the browser: follows the live line, sends what is said, and keeps what has not arrived. */
import type { CustomerLive } from '../../contract/case.ts'
import type { CasePage } from '../../contract/pages.ts'
import type { Speech } from '../speech.tsx'
import { sendActs } from './acts.ts'
import { fill, goTo, textIn } from './fields.ts'
import type { Kept } from './kept.ts'
import { browserStorage, keptFor } from './kept.ts'
import { newsInTitle } from './news-in-title.ts'
import type { Answer, Outgoing } from './outgoing.ts'
import { newId, post } from './post.ts'
import { quietTime } from './quiet-time.ts'
import { reloadOnce } from './reload-once.ts'
import type { Sender } from './sender.ts'
import { senderOf } from './sender.ts'
import type { StillBox } from './still-box.ts'
import { stillBox } from './still-box.ts'
import { messageIdsOf, withItem } from './story.ts'
import { followStream } from './stream.ts'
import type { Typing } from './typing.ts'
import { typingOf } from './typing.ts'
import type { LiveActs, LiveView } from './view.ts'
import { caseHrefOf, stillView } from './view.ts'
import type { Watched } from './watched.ts'
import { watched } from './watched.ts'

export interface LiveCase {
  readonly view: Watched<LiveView>
  readonly acts: LiveActs
  readonly wake: () => () => void
  /** To be called when a change is on the screen. */
  readonly shown: () => void
}

/** What the parts below share. */
interface Parts {
  readonly page: CasePage
  readonly speech: Speech
  readonly view: Watched<LiveView>
  readonly kept: Kept
  readonly sender: Sender<File>
  readonly typing: Typing
  readonly box: StillBox
}

export function liveCase(page: CasePage, speech: Speech): LiveCase {
  const view = watched<LiveView>(stillView(page))
  const kept = keptFor(page.state.reference, browserStorage())
  const box = stillBox(() => document.getElementById('words'))
  const typing = typingOf({
    caseHref: caseHrefOf(page.state),
    formToken: speech.formToken,
    onChange: typingName => view.change({ typingName }),
  })
  const sender = senderOf<File>({
    kept,
    send: sendingTo(page, speech, view),
    onChange: outgoing => {
      box.note()
      view.change({ outgoing })
    },
    pause: quietTime,
    random: Math.random,
  })
  const parts = { page, speech, view, kept, sender, typing, box }
  return { view, shown: box.settle, acts: actsOf(parts), wake: () => wakeUp(parts) }
}

/** Brings back what an earlier page kept, goes on sending it, and follows the live line; answers how to leave. */
function wakeUp(parts: Parts): () => void {
  const { page, speech, view, kept, sender } = parts
  const left = new AbortController()
  const { signal } = left
  sender.told(messageIdsOf(page.story))
  const lost = sender.queue().flatMap(message => message.fileNames)
  if (lost.length > 0) view.change({ notice: speech.words.files.lost(lost.join(', ')) })
  view.change({ outgoing: sender.queue() })
  sender.start()
  if (textIn(replyForm(), 'words') === '') fill(replyForm(), 'words', kept.draft())
  sendActs({ says: speech.words.sending.failed, onNotice: notice => view.change({ notice }), signal })
  // "Today" may have become "yesterday" while nobody looked.
  document.addEventListener('visibilitychange', () => view.change({}), { signal })
  const receive = receiver(parts)
  void followStream({
    address: resume => `${caseHrefOf(page.state)}/live?resume=${encodeURIComponent(resume)}`,
    resume: page.resume,
    onEvent: event => receive(JSON.parse(event.data) as CustomerLive), // our own server, by the contract
    onLine: line => view.change({ line: line === 'open' && view.now().line === 'lost' ? 'back' : line }),
    onStale: () => {
      if (!reloadOnce()) view.change({ notice: speech.words.sending.signedOut })
    },
    signal,
  })
  return () => left.abort()
}

function receiver({ page, speech, view, sender, typing, box }: Parts): (live: CustomerLive) => void {
  const countNews = newsInTitle(speech.words.case.news)
  countNews(page.story)
  return live => {
    if (live.type === 'reload') return void reloadOnce()
    if (live.type === 'typing') return typing.seen(live.name)
    box.note()
    if (live.type === 'state') return view.change({ state: live.state })
    if (live.item.by.who !== 'customer') typing.stopped()
    const story = withItem(view.now().story, live.item)
    // In one step: the words leave the queue as they enter the story.
    view.change({ story })
    sender.told(messageIdsOf([live.item]))
    countNews(story)
    // What was said in the other case stands on the page that is loaded now; what is being written is kept.
    if (live.item.type === 'CaseJoined') reloadOnce()
  }
}

function actsOf({ view, kept, sender, typing }: Parts): LiveActs {
  return {
    say: (words, files) => {
      view.change({ notice: null })
      sender.say({ messageId: newId(), words, writtenAt: Date.now() }, files)
      kept.keepDraft('')
    },
    typed: words => {
      kept.keepDraft(words)
      if (words !== '' && view.now().state.talkingWith !== null) typing.tell()
    },
    tryAgain: sender.tryAgain,
    change: messageId => {
      const message = sender.queue().find(other => other.messageId === messageId)
      if (!message) return
      const together = [message.words, textIn(replyForm(), 'words')].filter(Boolean).join('\n')
      kept.keepDraft(together)
      fill(replyForm(), 'words', together)
      sender.takeBack(messageId)
      goTo('words')
    },
  }
}

function sendingTo(page: CasePage, { words, formToken }: Speech, view: Watched<LiveView>) {
  return async (message: Outgoing, files: readonly File[]): Promise<Answer> => {
    const form = new FormData()
    form.set('token', formToken)
    form.set('messageId', message.messageId)
    form.set('words', message.words)
    for (const file of files) form.append('files', file)
    const onProgress = (uploaded: number) => view.change({ uploaded })
    const answer = await post(`${caseHrefOf(page.state)}/say`, form, files.length > 0 ? { onProgress } : {})
    view.change({ uploaded: null })
    if (answer.kind !== 'refused') return answer
    // A form that has grown old is not a word that was refused.
    if (answer.status === 410 && reloadOnce()) return { kind: 'unreachable' }
    return { ...answer, says: answer.says || words.sending.signedOut }
  }
}

function replyForm(): HTMLFormElement | null {
  return document.forms.namedItem('reply')
}
