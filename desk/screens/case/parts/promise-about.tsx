/** Where a promise was said, and to whom. */
import type { StoryItem } from '../../../../contract/case.ts'
import type { CaseView } from '../../../../contract/desk.ts'
import type { PromiseEvidence } from '../../../../contract/promises.ts'
import { promisesWords } from '../../../../contract/words/promises.ts'
import { useWordsOf } from '../../../choices.tsx'
import type { DraftPromise } from '../../../drafts.ts'
import { Field } from '../../../parts/field.tsx'
import { useTimes } from '../../../when.tsx'

interface Props {
  readonly view: CaseView
  readonly promise: DraftPromise
  readonly change: (part: Partial<DraftPromise>) => void
}

const SHOWN = 8

/** The newest words and calls of the case; what is being written now goes without saying. */
export function EvidenceField({ view, promise: { evidence }, change }: Props) {
  const words = useWordsOf(promisesWords)
  const times = useTimes()
  const said = view.story.flatMap(item => {
    const shows = evidenceIn(item)
    return shows ? [{ item, shows, id: idOf(shows) }] : []
  })
  const chosen = evidence === undefined ? '' : idOf(evidence)
  const shown = said.filter(({ id }, index) => index >= said.length - SHOWN || id === chosen).toReversed()
  if (shown.length === 0) return null
  return (
    <Field label={words.evidence}>
      {ids => (
        <select
          {...ids}
          className="input"
          value={chosen}
          onChange={event => {
            const id = event.currentTarget.value
            change({ evidence: shown.find(one => one.id === id)?.shows })
          }}
        >
          <option value="">{words.noEvidence}</option>
          {shown.map(({ item: { seq, at, by, words: text, callId }, id }) => (
            <option key={seq} value={id}>
              {`${times.short(at)} · ${callId === undefined ? '' : `${words.call} · `}${by.name}: ${(text ?? '').slice(0, 60)}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** What of the story can show that something was said. */
export function evidenceIn({ type, messageId, callId, joinedFrom }: StoryItem): PromiseEvidence | null {
  if (joinedFrom) return null
  if (callId !== undefined) return { callId }
  const isSaid = type === 'CustomerSpoke' || type === 'AgentReplied'
  return isSaid && messageId !== null ? { messageId } : null
}

function idOf(evidence: PromiseEvidence): string {
  if ('messageId' in evidence) return evidence.messageId
  return 'callId' in evidence ? evidence.callId : ''
}

/** The customer, or one of those who act for them. */
export function ToField({ view, promise: { to }, change }: Props) {
  const words = useWordsOf(promisesWords)
  const helpers = (view.acting?.helpers ?? []).filter(({ standing }) => standing === 'acting')
  if (helpers.length === 0) return null
  return (
    <Field label={words.to}>
      {ids => (
        <select
          {...ids}
          className="input"
          value={to?.helperId ?? ''}
          onChange={event => {
            const helperId = event.currentTarget.value
            change({ to: helperId === '' ? undefined : { helperId } })
          }}
        >
          <option value="">{words.toCustomer(view.customer.name)}</option>
          {helpers.map(({ id, name }) => (
            <option key={id} value={id}>
              {words.toHelper(name)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
