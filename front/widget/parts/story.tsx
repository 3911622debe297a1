/** What was said, with what happened in between; below it what is still on its way. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { StoryItem } from '../../../contract/case.ts'
import { type Part, partsOf } from '../../../contract/folds.ts'
import { pieces } from '../../links.ts'
import type { Outgoing } from '../../live/outgoing.ts'
import { useAround } from '../speech.ts'
import type { Talk, TalkView } from '../talk.ts'

interface StoryProps {
  readonly view: TalkView
  readonly talk: Talk
}

export function Story({ view, talk }: StoryProps) {
  const { words } = useAround()
  const end = useRef<HTMLDivElement>(null)
  const { story, outgoing, typingName } = view
  const length = story.length + outgoing.length
  // What is new is seen, and the page outside does not move.
  useLayoutEffect(() => {
    const body = end.current?.closest('.body')
    if (body) body.scrollTop = body.scrollHeight
  }, [length])
  return (
    <>
      <div ref={end} role="log" aria-label={words.talk.story}>
        <ol>
          {story.map(item => (
            <Item key={item.seq} item={item} talk={talk} />
          ))}
          {outgoing.map(message => (
            <OnItsWay key={message.messageId} message={message} talk={talk} />
          ))}
        </ol>
      </div>
      <p class="hint typing">{typingName && words.talk.typing(typingName)}</p>
    </>
  )
}

function Item({ item, talk }: { readonly item: StoryItem; readonly talk: Talk }) {
  const { words, tell } = useAround()
  const isSaid = item.words !== null || item.files.length > 0
  const time = <time dateTime={new Date(item.at).toISOString()}>{tell.moment(item.at)}</time>
  if (!isSaid) {
    return (
      <li class="happened">
        <bdi dir="ltr">{item.sentence}</bdi> · {time}
      </li>
    )
  }
  return (
    <li class={`said ${item.by.who}`}>
      <p class="hint">
        <bdi>{item.by.who === 'customer' ? words.talk.you : item.by.name}</bdi> · {time}
      </p>
      {item.words && <Folded words={item.words} folds={item.folds} rest={words.talk.rest} />}
      {item.files.map(file => (
        <button
          key={file.id}
          type="button"
          class="link"
          dir="auto"
          onClick={() => talk.fetchFile(file.id, file.name)}
        >
          {file.name} ({tell.size(file.size)})
        </button>
      ))}
    </li>
  )
}

interface FoldedProps {
  readonly words: string
  readonly folds: StoryItem['folds']
  /** What opens the rest. */
  readonly rest: string
}

/** Quotes and signatures of a mail stand behind a line that opens them: there is little room. */
function Folded({ words, folds, rest }: FoldedProps) {
  return inRuns(partsOf(words, folds)).map(({ isNew, text }, index) =>
    isNew ? (
      <Said key={index} words={text} />
    ) : (
      <details key={index}>
        <summary class="hint">{rest}</summary>
        <Said words={text} />
      </details>
    ),
  )
}

/** A quote with a signature below it opens as one. */
function inRuns(parts: readonly Part[]): readonly { readonly isNew: boolean; readonly text: string }[] {
  const runs: { isNew: boolean; text: string }[] = []
  for (const { is, text } of parts) {
    const last = runs.at(-1)
    if (last && last.isNew === (is === null)) last.text += `\n\n${text}`
    else runs.push({ isNew: is === null, text })
  }
  return runs
}

function Said({ words }: { readonly words: string }) {
  return (
    <div dir="auto" class="words">
      {pieces(words).map((piece, index) =>
        piece.href === null ? (
          piece.text
        ) : (
          <a key={index} href={piece.href} target="_blank" rel="nofollow noopener noreferrer ugc">
            {piece.text}
          </a>
        ),
      )}
    </div>
  )
}

function OnItsWay({ message, talk }: { readonly message: Outgoing; readonly talk: Talk }) {
  const { words } = useAround()
  const says = words.sending
  const states = { sending: says.now, waiting: says.waiting, sent: says.sent, refused: says.refused }
  return (
    <li class="said customer">
      <p class="hint">{words.talk.you}</p>
      <Said words={message.words} />
      {message.fileNames.length > 0 && <p dir="auto">{message.fileNames.join(', ')}</p>}
      <p class="hint">
        {states[message.state]} {message.state === 'refused' && message.says}
      </p>
      {message.state === 'refused' && (
        <p class="acts">
          <button type="button" onClick={() => talk.tryAgain(message.messageId)}>
            {says.tryAgain}
          </button>
          <button type="button" onClick={() => talk.takeBack(message.messageId)}>
            {says.change}
          </button>
        </p>
      )}
    </li>
  )
}
