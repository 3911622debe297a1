/** What happened, as sentences, with the words that were said; below it what is still on its way. */
import type { FileView, StoryItem } from '../../contract/case.ts'
import { isRisky, previewOf } from '../../contract/file-kinds.ts'
import { recordingsIn } from '../../contract/recordings.ts'
import type { Recording } from '../../contract/recordings.ts'
import type { Outgoing, Queue } from '../live/outgoing.ts'
import { toldOnce } from '../live/story.ts'
import type { LiveActs } from '../live/view.ts'
import { useSpeech } from '../speech.tsx'
import { Folded } from './folded.tsx'
import { Heard } from './heard.tsx'
import { Said } from './said.tsx'

interface StoryListProps {
  readonly story: readonly StoryItem[]
  readonly outgoing: Queue
  readonly caseHref: string
  readonly acts: LiveActs | null
}

export function StoryList({ story: whole, outgoing, caseHref, acts }: StoryListProps) {
  const { words } = useSpeech()
  const story = toldOnce(whole)
  // What was taken away since is heard no more.
  const recordings = recordingsIn(whole)
  return (
    <section class="story" aria-labelledby="story-title">
      <h2 id="story-title">{words.story.title}</h2>
      {story.length + outgoing.length === 0 && <p class="soft">{words.story.empty}</p>}
      <div role="log" aria-labelledby="story-title">
        <ol class="plain story-lines">
          {story.map((item, index) => (
            <StoryLine
              key={item.seq}
              item={item}
              before={story[index - 1]}
              caseHref={caseHref}
              recording={recordings.find(({ id }) => id === item.recording?.id)}
            />
          ))}
          {outgoing.map(message => (
            <OutgoingLine
              key={message.messageId}
              message={message}
              onTryAgain={() => acts?.tryAgain(message.messageId)}
              onChange={() => acts?.change(message.messageId)}
            />
          ))}
        </ol>
      </div>
    </section>
  )
}

interface StoryLineProps {
  readonly item: StoryItem
  readonly before: StoryItem | undefined
  readonly recording: Recording | undefined
  readonly caseHref: string
}

function StoryLine({ item, before, caseHref, recording }: StoryLineProps) {
  const { tell, words } = useSpeech()
  const day = tell.day(item.at)
  const isNewDay = before === undefined || tell.day(before.at) !== day
  const isSaid = item.words !== null || item.files.length > 0
  return (
    <li class={`item ${item.by.who}${isSaid ? ' speaks' : ''}`}>
      {isNewDay && <p class="day">{day}</p>}
      <div class="told">
        <p class="sentence">
          {item.joinedFrom && (
            <>
              <span class="soft">{words.story.joinedFrom(item.joinedFrom.reference)}</span>{' '}
            </>
          )}
          <bdi dir="ltr">{item.sentence}</bdi>{' '}
          {item.elsewhere && !item.joinedFrom && (
            <>
              <a href={`${caseHref}/to/${item.elsewhere.reference}`}>
                {words.story.open(item.elsewhere.reference)}
              </a>{' '}
            </>
          )}
          <time dateTime={new Date(item.at).toISOString()}>{tell.clock(item.at)}</time>
        </p>
        {item.words !== null && item.words !== '' && <Folded words={item.words} folds={item.folds} />}
        {recording && <Heard recording={recording} caseHref={caseHref} />}
        <Attached item={item} caseHref={caseHref} />
      </div>
    </li>
  )
}

function Attached({ item, caseHref }: { readonly item: StoryItem; readonly caseHref: string }) {
  const { words, tell } = useSpeech()
  return (
    <>
      {item.files.length > 0 && (
        <ul class="plain attached">
          {item.files.map(file => (
            <li key={file.id}>
              <a href={`${caseHref}/files/${file.id}`} dir="auto">
                {isGlance(file) && (
                  <img class="glance" src={`${caseHref}/files/${file.id}`} alt="" loading="lazy" />
                )}
                {words.files.open(file.name, tell.size(file.size))}
              </a>
              {isRisky(file) && <p class="soft">{words.files.risky}</p>}
            </li>
          ))}
        </ul>
      )}
      {item.delivery && item.type !== 'MessageNotDelivered' && (
        <p class={`delivery ${item.delivery}`}>{words.story.delivery[item.delivery]}</p>
      )}
    </>
  )
}

/** A picture is shown small beside its name, unless it is large: a phone on a slow line loads the page first. */
function isGlance(file: FileView): boolean {
  return previewOf(file) === 'picture' && file.size <= 300_000
}

interface OutgoingLineProps {
  readonly message: Outgoing
  readonly onTryAgain: () => void
  readonly onChange: () => void
}

function OutgoingLine({ message, onTryAgain, onChange }: OutgoingLineProps) {
  const { words } = useSpeech()
  const says = words.sending
  const state = { sending: says.now, waiting: says.waiting, sent: says.sent, refused: says.refused }[
    message.state
  ]
  return (
    <li class={`item customer speaks outgoing ${message.state}`}>
      <div class="told">
        <p class="sentence">{words.story.you}</p>
        <Said words={message.words} />
        {message.fileNames.length > 0 && (
          <p class="soft" dir="auto">
            {message.fileNames.join(', ')}
          </p>
        )}
        <p class="delivery">
          {state} {message.state === 'refused' && message.says}
        </p>
        {message.state === 'refused' && (
          <p class="row">
            <button type="button" class="second" onClick={onTryAgain}>
              {says.tryAgain}
            </button>
            <button type="button" class="quiet" onClick={onChange}>
              {says.change}
            </button>
          </p>
        )}
      </div>
    </li>
  )
}
