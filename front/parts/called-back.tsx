/** Of a case: rather be called than wait here, what happens next, and back again. */
import type { CaseForCustomer } from '../../contract/case.ts'
import type { CalledWords } from '../../contract/words/called-en.ts'
import { useSpeech } from '../speech.tsx'
import { Act } from './act.tsx'

interface CalledBackProps {
  readonly called: CalledWords
  readonly state: CaseForCustomer
  readonly caseHref: string
}

/** The head of the page while they are called, or are to be; null when that is not so. */
export function callSentence({ calling, line }: CaseForCustomer, { own: say }: CalledWords): string | null {
  if (calling) return fill(calling.by === 'phone' ? say.calling : say.isHere, { name: calling.name })
  const called = line?.state === 'waiting' ? line.callback : null
  if (!called) return null
  return called.by === 'phone' ? say.willCall : say.willTell
}

/** "{name} is here": each gap filled. */
function fill(says: string, gaps: Readonly<Record<string, string>>): string {
  return says.replaceAll(/\{(\w+)\}/gu, (gap, name: string) => gaps[name] ?? gap)
}

/** Below the head: somebody calls just now, or is there for them. */
export function Calling({ state, caseHref, called: { own: say } }: CalledBackProps) {
  const { tell } = useSpeech()
  const { calling } = state
  if (!calling) return null
  if (calling.by === 'phone') return <p class="lead">{say.callingHint}</p>
  return (
    <div class="calling">
      {calling.until !== null && <p class="lead">{fill(say.until, { clock: tell.clock(calling.until) })}</p>}
      <Act to={`${caseHref}/here`} says={say.iAmHere} look="main" />
    </div>
  )
}

/** While they are to be called: on which number, when, and what if nobody answers. */
export function WhenCalled({ state, caseHref, called: { own: say } }: CalledBackProps) {
  const { tell } = useSpeech()
  const called = state.line?.callback
  if (!called || state.line?.state !== 'waiting') return null
  return (
    <section class="called">
      {called.masked !== null && <p>{fill(say.number, { masked: called.masked.replace('…', '') })}</p>}
      <p class="lead wait-told">{whenSentence(called, say, tell)}</p>
      {called.by === 'phone' && <p class="hint">{say.tries}</p>}
      {called.by === 'chat' && <HowTold state={state} say={say} />}
      <div class="verdict">
        {called.by === 'phone' && (
          <a class="button second" href={`${caseHref}/call-back`}>
            {say.change}
          </a>
        )}
        <Act to={`${caseHref}/wait-here`} says={say.waitHere} />
      </div>
    </section>
  )
}

type Called = NonNullable<NonNullable<CaseForCustomer['line']>['callback']>

function whenSentence(
  { window, tries, nextAt }: Called,
  say: CalledWords['own'],
  tell: ReturnType<typeof useSpeech>['tell'],
): string | null {
  if (nextAt === null) return tries > 0 || window !== null ? say.due : null
  if (tries > 0) return fill(say.next, { when: tell.moment(nextAt) })
  return window === null
    ? null
    : fill(say.chosen, { from: tell.moment(window.from), until: tell.clock(window.until) })
}

/** A house that never closes keeps places until midnight: that is the end of a day, and not 00:00 of the next. */
function keptSentence(
  until: number,
  say: CalledWords['own'],
  tell: ReturnType<typeof useSpeech>['tell'],
): string {
  const day = tell.dayEnding(until)
  return day === null ? fill(say.kept, { when: tell.moment(until) }) : fill(say.keptAllDay, { day })
}

/** While they wait here: they need not. After we called in vain: their place is kept. */
export function RatherCalled({ state, caseHref, called: { own: say, way } }: CalledBackProps) {
  const { tell, formToken } = useSpeech()
  const { line, keptUntil } = state
  if (keptUntil) {
    return (
      <section class="called">
        <h2>{keptSentence(keptUntil, say, tell)}</h2>
        <p>{say.keptHint}</p>
        <a class="button second" href={`${caseHref}/call-back`}>
          {say.again}
        </a>
      </section>
    )
  }
  if (!line?.mayBeCalled || line.callback) return null
  return (
    <section class="called" id="called">
      <h2>{say.title}</h2>
      <p>{line.isPastLimit ? way.past : way.keeps}</p>
      <div class="verdict">
        <a class="button second" href={`${caseHref}/call-back`}>
          {say.call}
        </a>
        {line.medium === 'chat' && (
          <form method="post" action={`${caseHref}/call-back`} data-act="">
            <input type="hidden" name="token" value={formToken} />
            <input type="hidden" name="by" value="chat" />
            <button class="second">{say.tellMe}</button>
          </form>
        )}
      </div>
      {line.medium === 'chat' && <HowTold state={state} say={say} />}
    </section>
  )
}

/** A link can only be sent to an address: without one, the open page is all that tells them. */
function HowTold({ state, say }: Pick<CalledBackProps, 'state'> & { readonly say: CalledWords['own'] }) {
  const canBeSent = state.addresses.some(({ kind }) => kind === 'email')
  return <p class="hint">{canBeSent ? say.tellMeHint : say.tellMeOpen}</p>
}
