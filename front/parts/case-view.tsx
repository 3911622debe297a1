/** A customer's case: how it stands, who answers for it, what was promised, what happened, and where to say something. */
import type { ComponentType } from 'preact'
import type { CaseForCustomer } from '../../contract/case.ts'
import type { CasePage } from '../../contract/pages.ts'
import type { CalledWords } from '../../contract/words/called-en.ts'
import type { LiveActs, LiveView } from '../live/view.ts'
import { caseHrefOf } from '../live/view.ts'
import { useSpeech } from '../speech.tsx'
import type { AccountFoundProps } from './account-found.tsx'
import { Act } from './act.tsx'
import { ActsFor } from './acts-for.tsx'
import { Calling, callSentence, RatherCalled, WhenCalled } from './called-back.tsx'
import { Deciding } from './deciding.tsx'
import { Headline } from './headline.tsx'
import type { LadderProps } from './ladder.tsx'
import { LeavingFirst } from './leaving-first.tsx'
import { Later } from './later.tsx'
import { News } from './news.tsx'
import type { OwnAccountProps } from './own-account.tsx'
import { OwnerLines } from './owner-lines.tsx'
import { OwnerWait } from './owner-wait.tsx'
import { PersonNear } from './person-near.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import type { PointsProps } from './points.tsx'
import { PromiseList } from './promise-list.tsx'
import { recordingsIn } from '../../contract/recordings.ts'
import { ReplyBox } from './reply-box.tsx'
import { TakeCopy } from './take-copy.tsx'
import { explanation, standingSentence } from './standing.ts'
import { StoryList } from './story-list.tsx'
import { AskedVerdict, OwnVerdict } from './verdict.tsx'
import { WhoMayAct } from './who-may-act.tsx'
import { You } from './you.tsx'

export interface ShownCase extends CasePage {
  /** The words about being called back, in the language of the page. */
  readonly called: CalledWords
}

interface CaseViewProps {
  readonly page: ShownCase
  readonly live: LiveView
  /** Null while the page has no script: its forms go by themselves. */
  readonly acts: LiveActs | null
  readonly rare: RareParts
}

/** What few pages show, and none before somebody looks after the case, travels with those alone. */
export interface RareParts {
  readonly OwnAccount: ComponentType<OwnAccountProps>
  readonly AccountFound: ComponentType<AccountFoundProps>
  readonly Ladder: ComponentType<LadderProps>
  readonly Points: ComponentType<PointsProps>
}

export function CaseView({ page, live, acts, rare }: CaseViewProps) {
  const { AccountFound, Ladder, OwnAccount, Points } = rare
  const { state } = live
  const { called } = page
  const { words } = useSpeech()
  const caseHref = caseHrefOf(state)
  // While nobody is there yet it is what can be done; later it stands below what is said.
  const isBeforeTalk = state.line !== null && state.talkingWith === null
  return (
    <div class="column case">
      <Standing live={live} called={called} />
      {state.wantsToLeave && <LeavingFirst caseHref={caseHref} />}
      {state.keptUntil && <RatherCalled state={state} caseHref={caseHref} called={called} />}
      <ActsFor you={page.you} state={state} caseHref={caseHref} />
      <AskedVerdict state={state} caseHref={caseHref} />
      <ProblemNotice problem={page.problem} />
      <AccountFound you={page.you} caseHref={caseHref} />
      {isBeforeTalk && <You you={page.you} state={state} caseHref={caseHref} />}
      <Deciding state={state} />
      <PromiseList
        promises={state.promises}
        recordings={recordingsIn(live.story)}
        caseHref={caseHref}
        canRelease={state.isVerified && state.actsFor?.mayDecide !== false}
      />
      <StoryList story={live.story} outgoing={live.outgoing} caseHref={caseHref} acts={acts} />
      <News live={live} caseHref={caseHref} />
      <ReplyBox
        page={page}
        toName={state.talkingWith ?? (state.owner?.hasAccepted ? state.owner.name : null)}
        acts={acts}
      />
      <Ladder state={state} story={live.story} caseHref={caseHref} />
      <Points state={state} caseHref={caseHref} />
      <OwnAccount state={state} caseHref={caseHref} />
      {!isBeforeTalk && <You you={page.you} state={state} caseHref={caseHref} />}
      {state.status !== 'solved' && !state.actsFor && (
        <Later state={state} caseHref={caseHref} problem={page.problem} />
      )}
      <OwnVerdict state={state} caseHref={caseHref} />
      {!state.keptUntil && <RatherCalled state={state} caseHref={caseHref} called={called} />}
      {state.line && <OwnerWait line={state.line} caseHref={caseHref} />}
      {state.line && <LeaveLine caseHref={caseHref} />}
      {!state.actsFor && !state.wantsToLeave && (
        <p class="cancel-service">
          <a href={`${caseHref}/cancel`}>{words.case.cancelService}</a>
        </p>
      )}
      <TakeCopy caseHref={caseHref} />
      <WhoMayAct you={page.you} caseHref={caseHref} />
      <PersonNear writeHref="#words" />
    </div>
  )
}

const LONG_STORY = 8

function Standing({ live, called }: Pick<CaseViewProps, 'live'> & Pick<ShownCase, 'called'>) {
  const { words } = useSpeech()
  const { state, story } = live
  const caseHref = caseHrefOf(state)
  // They know when: no wait is told beside it.
  const isChosenTime = (state.line?.callback?.nextAt ?? null) !== null
  const explained = explanation(state, words.case.explain)
  return (
    <section class="standing">
      <p class="eyebrow">
        <bdi>{words.case.reference(state.reference)}</bdi>
      </p>
      <div aria-live="polite">
        <Headline says={callSentence(state, called) ?? standingSentence(state, words.case.stands)} isOurs />
        {state.line && !isChosenTime && <WaitTold line={state.line} />}
        <NeedNotWait state={state} called={called} />
      </div>
      <Calling state={state} caseHref={caseHref} called={called} />
      <WhenCalled state={state} caseHref={caseHref} called={called} />
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

/** Whoever waits for their own agent reads that nobody else is awaited, not that nobody is here. */
function WaitTold({ line: { wait, owner } }: { readonly line: NonNullable<CaseForCustomer['line']> }) {
  const { words, tell } = useSpeech()
  const until = owner?.awaitedUntil ?? null
  const isOnlyOwner = owner && until !== null && wait.atMostSeconds === null
  const says = isOnlyOwner ? words.case.ownerWait.lead(owner.name, tell.clock(until)) : wait.sentence
  return <p class="lead wait-told">{says}</p>
}

/** They need not wait here: where that is chosen, or at once where it takes longer than they were told, or than we state. */
function NeedNotWait({ state, called }: { readonly state: CaseForCustomer; readonly called: CalledWords }) {
  const { line } = state
  if (!line?.mayBeCalled || line.callback) return null
  const isLongerThanTold = line.wait.isLate === true || line.wait.worse !== undefined
  return (
    <p>
      {line.isPastLimit ? (
        <a href={`${caseHrefOf(state)}/call-back`}>{called.way.past}</a>
      ) : isLongerThanTold ? (
        <a href={`${caseHrefOf(state)}/call-back`}>{called.own.instead}</a>
      ) : (
        <a href="#called">{called.own.title}</a>
      )}
    </p>
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
