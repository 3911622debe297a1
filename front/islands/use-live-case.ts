/** The case in the browser: follows the live line, sends what is said, and keeps what has not arrived. */
import type { CaseForCustomer, CustomerLive } from '../../contract/case.ts'
import type { CasePage } from '../../contract/pages.ts'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { browserStorage, keptFor } from '../live/kept.ts'
import type { Queue } from '../live/outgoing.ts'
import { newId, post } from '../live/post.ts'
import { quietTime } from '../live/quiet-time.ts'
import { reloadOnce } from '../live/reload-once.ts'
import { senderOf } from '../live/sender.ts'
import { messageIdsOf, withItem } from '../live/story.ts'
import { followStream } from '../live/stream.ts'
import type { LiveView } from '../parts/case-view.tsx'
import { useSpeech } from '../speech.tsx'
import { useActs } from './use-acts.ts'
import { useStillBox } from './use-still-box.ts'
import { useNewsInTitle } from './use-news-in-title.ts'
import { useTyping } from './use-typing.ts'

export function useLiveCase(page: CasePage): LiveView {
  const { words, formToken } = useSpeech()
  const caseHref = `/case/${encodeURIComponent(page.state.reference)}`
  const [state, setState] = useState<CaseForCustomer>(page.state)
  const [story, setStory] = useState(page.story)
  const [outgoing, setOutgoing] = useState<Queue>([])
  const [line, setLine] = useState<LiveView['line']>('still')
  const [uploaded, setUploaded] = useState<number | null>(null)
  const [notice, setNotice] = useState<string | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const typing = useTyping(caseHref, formToken)
  const kept = useMemo(() => keptFor(page.state.reference, browserStorage()), [])

  const sender = useMemo(
    () =>
      senderOf<File>({
        kept,
        onChange: setOutgoing,
        pause: quietTime,
        random: Math.random,
        send: async ({ messageId, words: said }, files) => {
          const form = new FormData()
          form.set('token', formToken)
          form.set('messageId', messageId)
          form.set('words', said)
          for (const file of files) form.append('files', file)
          const answer = await post(
            `${caseHref}/say`,
            form,
            files.length > 0 ? { onProgress: setUploaded } : {},
          )
          setUploaded(null)
          if (answer.kind !== 'refused') return answer
          // A form that has grown old is not a word that was refused.
          if (answer.status === 410 && reloadOnce()) return { kind: 'unreachable' }
          return { ...answer, says: answer.says || words.sending.signedOut }
        },
      }),
    [],
  )

  function receive(live: CustomerLive): void {
    switch (live.type) {
      case 'item':
        if (live.item.by.who !== 'customer') typing.stopped()
        return setStory(before => withItem(before, live.item))
      case 'state':
        return setState(live.state)
      case 'typing':
        return typing.seen(live.name)
      case 'reload':
        return void reloadOnce()
    }
  }

  useEffect(() => {
    const left = new AbortController()
    sender.told(messageIdsOf(page.story))
    const lost = sender.queue().flatMap(message => message.fileNames)
    if (lost.length > 0) setNotice(words.files.lost(lost.join(', ')))
    setOutgoing(sender.queue())
    sender.start()
    if (box.current && box.current.value === '') box.current.value = kept.draft()
    void followStream({
      address: resume => `${caseHref}/live?resume=${encodeURIComponent(resume)}`,
      resume: page.resume,
      onEvent: event => receive(JSON.parse(event.data) as CustomerLive), // our own server, by the contract
      onLine: now => setLine(before => (now === 'lost' ? 'lost' : before === 'lost' ? 'back' : 'open')),
      onStale: () => void reloadOnce(),
      signal: left.signal,
    })
    return () => left.abort()
    // Once, when the page wakes up.
  }, [])

  useEffect(() => sender.told(messageIdsOf(story)), [story])
  useStillBox(box, story.length + outgoing.length)
  useNewsInTitle(story)
  useActs(setNotice)

  return {
    state,
    story,
    outgoing,
    line,
    typingName: typing.name,
    uploaded,
    notice,
    box,
    acts: {
      say: (said, files) => {
        setNotice(null)
        sender.say({ messageId: newId(), words: said, writtenAt: Date.now() }, files)
        kept.keepDraft('')
      },
      typing: said => {
        kept.keepDraft(said)
        if (said !== '' && state.talkingWith !== null) typing.tell()
      },
      tryAgain: sender.tryAgain,
      change: messageId => {
        const message = sender.queue().find(other => other.messageId === messageId)
        if (!message || !box.current) return
        box.current.value = [message.words, box.current.value].filter(Boolean).join('\n')
        kept.keepDraft(box.current.value)
        sender.takeBack(messageId)
        box.current.focus()
      },
    },
  }
}
