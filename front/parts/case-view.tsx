/** A customer's case: how it stands, who answers for it, what was promised, what happened, and where to say something. */
import type { CaseForCustomer, StoryItem } from '../../contract/case.ts'
import type { CasePage } from '../../contract/pages.ts'
import { createRef } from 'preact'
import type { RefObject } from 'preact'
import type { Queue } from '../live/outgoing.ts'
import { useSpeech } from '../speech.tsx'
import { Act } from './act.tsx'
import { Later } from './later.tsx'
import { OwnerLines } from './owner-lines.tsx'
import { PersonNear } from './person-near.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { PromiseList } from './promise-list.tsx'
import { ReplyBox } from './reply-box.tsx'
import { explanation, standingSentence } from './standing.ts'
import { StoryList } from './story-list.tsx'
import { AskedVerdict, OwnVerdict } from './verdict.tsx'

/** The page as it is at this moment. */
export interface LiveView {
  readonly state: CaseForCustomer
  readonly story: readonly StoryItem[]
  readonly outgoing: Queue
  /** `still` until script runs. */
  readonly line: 'still' | 'open' | 'lost' | 'back'
  readonly typingName: string | null
  /** How much of an upload has left, 0 to 1. */
  readonly uploaded: number | null
  /** Something that went wrong with what the customer did. */
  readonly notice: string | null
  readonly box: RefObject<HTMLTextAreaElement | null>
  readonly acts: LiveActs | null
}

export interface LiveActs {
  readonly say: (words: string, files: readonly File[]) => void
  readonly typing: (words: string) => void
  readonly tryAgain: (messageId: string) => void
  readonly change: (messageId: string) => void
}

export function stillView(page: CasePage): LiveView {
  return {
    state: page.state,
    story: page.story,
    outgoing: [],
    line: 'still',
    typingName: null,
    uploaded: null,
    notice: null,
    box: createRef(),
    acts: null,
  }
}

const LONG_STORY = 8
const nothing = () => {}

export function CaseView({ page, live }: { readonly page: CasePage; readonly live: LiveView }) {
  const { state, acts } = live
  const caseHref = `/case/${encodeURIComponent(state.reference)}`
  return (
    <div class="column case">
      <Standing live={live} />
      <AskedVerdict state={state} caseHref={caseHref} />
      <ProblemNotice problem={page.problem} />
      <PromiseList promises={state.promises} caseHref={caseHref} canRelease={state.isVerified} />
      <StoryList
        story={live.story}
        outgoing={live.outgoing}
        caseHref={caseHref}
        onTryAgain={acts?.tryAgain ?? nothing}
        onChange={acts?.change ?? nothing}
      />
      <News live={live} caseHref={caseHref} />
      <ReplyBox
        caseHref={caseHref}
        messageId={page.messageId}
        toName={state.talkingWith ?? (state.owner?.hasAccepted ? state.owner.name : null)}
        typed={page.typed}
        problem={page.problem}
        limits={page.limits}
        box={live.box}
        onSay={acts?.say ?? null}
        onTyping={acts?.typing ?? nothing}
      />
      <OwnVerdict state={state} caseHref={caseHref} />
      {state.status !== 'solved' && <Later state={state} caseHref={caseHref} problem={page.problem} />}
      {state.line && <LeaveLine caseHref={caseHref} />}
      <PersonNear />
    </div>
  )
}

function Standing({ live }: { readonly live: LiveView }) {
  const { words } = useSpeech()
  const { state, story } = live
  const explained = explanation(state, words.case.explain)
  return (
    <section class="standing">
      <p class="eyebrow">
        <bdi>{words.case.reference(state.reference)}</bdi>
      </p>
      <div role="status">
        <h1 dir="auto">{standingSentence(state, words.case.stands)}</h1>
        {state.line && <p class="lead wait-told">{state.line.wait.sentence}</p>}
      </div>
      {explained && <p class="lead">{explained}</p>}
      <OwnerLines state={state} />
      {story.length > LONG_STORY && (
        <p>
          <a href="#words">{words.case.toReply}</a>
        </p>
      )}
    </section>
  )
}

/** What is new just now, in a place that is always there: a person writing, a line that broke, a page that stands still. */
function News({ live, caseHref }: { readonly live: LiveView; readonly caseHref: string }) {
  const { words, tell } = useSpeech()
  const { line, typingName, uploaded, notice } = live
  const isNoticed = line === 'lost' || notice !== null
  return (
    <div class="news">
      <noscript>
        <p>
          {words.case.withoutScript} <a href={caseHref}>{words.case.lookForNews}</a>
        </p>
      </noscript>
      <div role="status" class="typing">
        {typingName !== null && words.story.typing(typingName)}
        {uploaded !== null && (
          <>
            <progress max={1} value={uploaded} aria-label={words.sending.now} />{' '}
            {words.files.sent(tell.percent(uploaded))}
          </>
        )}
        {line === 'back' && typingName === null && words.reply.back}
      </div>
      <div role="status" class={isNoticed ? 'notice calm' : ''}>
        {line === 'lost' && <p>{words.reply.lost}</p>}
        {notice !== null && <p>{notice}</p>}
      </div>
    </div>
  )
}

function LeaveLine({ caseHref }: { readonly caseHref: string }) {
  const { words } = useSpeech()
  return (
    <section class="leave">
      <p>{words.case.leaveLineHint}</p>
      <Act to={`${caseHref}/leave`} says={words.case.leaveLine} />
    </section>
  )
}
