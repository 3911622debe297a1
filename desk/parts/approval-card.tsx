/** Something that waits for my yes or no, with all that is needed to say it: one key for yes, reasons for no. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { ToDecide } from '../../contract/approvals.ts'
import { type Answered, answeredKey, NOT_ANSWERING } from '../api/approvals.ts'
import { sayYes } from '../commands/approvals.ts'
import { ariaOf } from '../commands/keys.ts'
import { useWorld } from '../commands/world.tsx'
import { ApprovalClock } from './approval-clock.tsx'
import { Caps } from './caps.tsx'
import { AreaField } from './field.tsx'
import { Icon } from './icon.tsx'
import { Sentence } from './said.tsx'

interface Props {
  readonly one: ToDecide
  /** Whether the case stands beside it already. */
  readonly isInCase: boolean
}

export function ApprovalCard({ one, isInCase }: Props) {
  const { approvals: say } = useWorld().words
  const { words, details, setAside, lacks, beyondMe, cheaper, isLive } = one
  return (
    <article className="approval" aria-label={one.says}>
      <p className="approval-head">
        <strong>{one.says}</strong>
        <ApprovalClock one={one} />
      </p>
      <p className="soft approval-facts">
        <span>{say.askedBy(one.askedBy.name)}</span>
        {one.standsFor !== null && <span>{say.standsFor(one.standsFor)}</span>}
        <span>{one.cost === null ? say.free : say.costs(one.cost)}</span>
      </p>
      {isLive && (
        <p className="warn">
          <Icon sign="chat" size={13} /> {say.isThere}
        </p>
      )}
      {one.why !== null && <p dir="auto">{say.why(one.why)}</p>}
      <dl className="approval-terms">
        {words !== null && <Term name={say.words} value={words} />}
        {details != null && details !== '' && <Term name={say.details} value={details} />}
        {setAside != null && (
          <Term name={say.aside} value={[...setAside.says, setAside.reason ?? ''].join(' ').trim()} />
        )}
        {!isInCase && one.lastWords !== null && <Term name={say.said} value={one.lastWords} />}
        <Term name={say.lacks} value={say.lacking[lacks](one.askedBy.name)} />
        {cheaper.length > 0 && (
          <Term
            name={say.cheaper}
            value={cheaper
              .map(({ name, amount, cost }) => say.option(name, amount ?? cost ?? say.free))
              .join(' · ')}
          />
        )}
      </dl>
      {beyondMe !== null && <Sentence text={beyondMe} isCalm />}
      <Answer one={one} />
    </article>
  )
}

function Term({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  )
}

function Answer({ one }: { one: ToDecide }) {
  const { words, toDecide, answerAsk } = useWorld()
  const { approvals: say } = words
  const [isNo, setNo] = useState(false)
  const { data: { busy, failure } = NOT_ANSWERING } = useQuery<Answered>({
    queryKey: answeredKey(one.id),
    enabled: false,
  })
  const key = sayYes.keys[0]
  const hasKey = toDecide?.id === one.id && one.beyondMe === null && key !== undefined
  const { lessMinor, less } = one
  return (
    <>
      <div className="approval-answers">
        {one.beyondMe === null && (
          <button
            type="button"
            className="button button-main"
            disabled={busy}
            aria-keyshortcuts={hasKey ? ariaOf(key) : undefined}
            onClick={() => void answerAsk(one, { answer: 'yes', amountMinor: null })}
          >
            <span>{one.words === null ? say.yes : say.yesPromise}</span>
            {hasKey && <Caps spec={key} />}
          </button>
        )}
        {lessMinor !== null && less !== null && (
          <button
            type="button"
            className="button button-plain"
            disabled={busy}
            onClick={() => void answerAsk(one, { answer: 'yes', amountMinor: lessMinor })}
          >
            {say.yesLess(less)}
          </button>
        )}
        {!isNo && (
          <button type="button" className="button button-plain" onClick={() => setNo(true)}>
            {say.no}
          </button>
        )}
      </div>
      {isNo && <SayNo one={one} isBusy={busy} onLeave={() => setNo(false)} />}
      <Sentence failure={failure} />
    </>
  )
}

interface NoProps {
  readonly one: ToDecide
  readonly isBusy: boolean
  readonly onLeave: () => void
}

function SayNo({ one, isBusy, onLeave }: NoProps) {
  const { words, answerAsk } = useWorld()
  const { approvals: say } = words
  const [reasons, write] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void answerAsk(one, { answer: 'no', reasons })
  }
  return (
    <form className="approval-no" onSubmit={submit}>
      <AreaField
        label={say.reasons}
        hint={say.reasonsHint}
        value={reasons}
        rows={3}
        maxLength={5000}
        // Whoever opened the form writes next.
        autoFocus
        onChange={event => write(event.currentTarget.value)}
      />
      <div className="approval-answers">
        <button type="submit" className="button button-main" disabled={isBusy}>
          {say.sayNo}
        </button>
        <button type="button" className="button button-quiet" onClick={onLeave}>
          {say.cancel}
        </button>
      </div>
    </form>
  )
}
