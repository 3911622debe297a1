import { memo } from 'react'
import type { StoryItem } from '../../../../contract/case.ts'
import type { Outgoing } from '../../../api/outbox.ts'
import { guaranteesWords } from '../../../../contract/words/guarantees.ts'
import { mayGoOn } from '../../../api/ask.ts'
import { useWords, useWordsOf } from '../../../choices.tsx'
import { undo } from '../../../commands/work.ts'
import { Caps } from '../../../parts/caps.tsx'
import { Icon } from '../../../parts/icon.tsx'
import type { Sign } from '../../../parts/icon.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { useNow, useTimes } from '../../../when.tsx'
import type { CaseData } from '../data.ts'
import type { Choosing } from './choose-message.tsx'
import { Message, Said } from './message.tsx'
import { FileLink } from './message-files.tsx'
import { PromiseSaid } from './promise-said.tsx'
import { StoryRecording } from './story-recording.tsx'
import { Stranger } from './stranger.tsx'
import type { Line } from './story-lines.ts'

interface Props {
  readonly line: Line
  readonly data: Pick<CaseData, 'sendAgain' | 'sendNow' | 'takeBack'>
  /** Null while no messages are being chosen. */
  readonly choosing: Choosing | null
}

export const StoryLine = memo(function StoryLine({ line, data, choosing }: Props) {
  const times = useTimes()
  switch (line.is) {
    case 'day':
      return <p className="day">{times.day(line.at)}</p>
    case 'fact':
      return <Fact item={line.item} />
    case 'message':
      return <Message line={line} choosing={choosing} />
    case 'outgoing':
      return <OutgoingMessage outgoing={line.outgoing} data={data} />
  }
}, isSameLine)

/** Lines are made anew with each change of the story; most of them say what they said. */
function isSameLine(a: Props, b: Props): boolean {
  if (a.choosing !== b.choosing) return false
  if (a.line.is === 'message' && b.line.is === 'message') {
    return (
      a.line.item === b.line.item && a.line.goesOn === b.line.goesOn && a.line.delivery === b.line.delivery
    )
  }
  if (a.line.is === 'fact' && b.line.is === 'fact') return a.line.item === b.line.item
  if (a.line.is === 'day' && b.line.is === 'day') return a.line.at === b.line.at
  return a.line === b.line
}

const SIGNS: readonly (readonly [RegExp, Sign])[] = [
  [/^Commitment(?:Kept|Released)|^SolvedConfirmed/, 'check'],
  [/^CommitmentBroken|NotDelivered|^SolvedDenied/, 'warn'],
  [/^Commitment/, 'promise'],
  [/^Handover|^Owner/, 'turn'],
  [/^Entry|^Quote|^CaseRested/, 'clock'],
  [/^Refusal/, 'cross'],
  [/^CallLogged/, 'call'],
]

function Fact({ item }: { item: StoryItem }) {
  const times = useTimes()
  const sign = SIGNS.find(([pattern]) => pattern.test(item.type))?.[1] ?? 'dot'
  return (
    <div
      className="fact"
      data-type={item.type}
      id={item.callId === undefined ? undefined : `said-${item.callId}`}
    >
      <Icon sign={sign} size={sign === 'dot' ? 8 : 13} />
      <div>
        <span>{item.sentence}</span>
        {item.mail && (
          <div className="fact-mail">
            {item.mail.subject !== undefined && (
              <p className="message-subject" dir="auto">
                {item.mail.subject}
              </p>
            )}
            <Said item={item} />
          </div>
        )}
        {!item.mail && item.words !== null && (
          <blockquote className="words" dir="auto">
            {item.words}
          </blockquote>
        )}
        {item.recording && <StoryRecording item={item} recording={item.recording} />}
        <Stranger item={item} />
        <PromiseSaid item={item} />
      </div>
      <time>{times.time(item.at)}</time>
    </div>
  )
}

function OutgoingMessage({ outgoing, data }: { outgoing: Outgoing; data: Props['data'] }) {
  const words = useWords()
  const { goOn } = useWordsOf(guaranteesWords)
  const { state } = outgoing
  const isStuck = state === 'waiting' || state === 'failed'
  return (
    <article className="message" data-from={outgoing.mode === 'note' ? 'note' : 'us'} data-state={state}>
      <header>
        <span className="name">{words.story.you}</span>
        {state === 'held' && <Held outgoing={outgoing} data={data} />}
        {!isStuck && state !== 'held' && <span role="status">{words.story.sending}</span>}
      </header>
      <p className="words" dir="auto">
        {outgoing.words}
      </p>
      {outgoing.files.length > 0 && (
        <ul className="files">
          {outgoing.files.map(file => (
            <li key={file.id}>
              <FileLink file={file} />
            </li>
          ))}
        </ul>
      )}
      {state === 'failed' && <Sentence failure={outgoing.failure} />}
      {state === 'waiting' && <Sentence text={words.story.waitingToSend} isCalm />}
      {isStuck && (
        <div className="form-acts">
          <button type="button" className="button button-plain" onClick={() => data.sendAgain(outgoing)}>
            {mayGoOn(outgoing.failure) ? goOn : words.story.again}
          </button>
          <button type="button" className="button button-quiet" onClick={() => data.takeBack(outgoing)}>
            {words.story.takeBack}
          </button>
        </div>
      )}
    </article>
  )
}

/** Goes out in so many seconds, unless it is taken back. */
function Held({ outgoing, data }: { outgoing: Outgoing; data: Props['data'] }) {
  const { hold } = useWords().work
  const at = useNow(500)
  const left = Math.max(0, Math.ceil((outgoing.until - at) / 1000))
  return (
    <span className="held">
      <Icon sign="clock" size={12} />
      <span>{hold.goesOut(left)}</span>
      <button type="button" className="button button-quiet" onClick={() => data.takeBack(outgoing)}>
        {hold.undo} <Caps spec={undo.keys[1] ?? ''} />
      </button>
      <button type="button" className="button button-quiet" onClick={data.sendNow}>
        {hold.now}
      </button>
    </span>
  )
}
