/** A promise that is more than somebody may make: one press asks whoever may, before it is said. */
import { overridesWords } from '../../../../contract/words/overrides.ts'
import { useWordsOf } from '../../../choices.tsx'
import { type DraftPromise, useDraft } from '../../../drafts.ts'
import { useWorld } from '../../../commands/world.tsx'
import { Sentence } from '../../../parts/said.tsx'
import { AskReason } from '../../../parts/set-aside.tsx'
import { amountOf } from '../../../promise-act.ts'
import { useTimes } from '../../../when.tsx'
import { useAsking } from '../approvals-data.ts'
import { useRemedyState } from '../data.ts'
import { useOffers, usePromiseCheck } from '../promises-data.ts'

interface Props {
  readonly caseId: string
  readonly promise: DraftPromise
  /** It is asked for: with the yes it is made, and nothing is left to be written here. */
  readonly onAsked: () => void
}

export function PromiseAsk({ caseId, promise, onAsked }: Props) {
  const { approvals: say } = useWorld().words
  const { askPromise: askWords } = useWordsOf(overridesWords)
  const offers = useOffers()
  const { short } = useTimes()
  const { askPromise } = useAsking(caseId)
  const { busy, failure } = useRemedyState(caseId)
  const { kind, words, dueAt, within, offerId, replaces } = promise
  const [draft, change] = useDraft(caseId)
  const amount = amountOf(promise)
  const isAsked = offerId !== undefined || amount !== undefined
  const ask = usePromiseCheck({ kind, offerId, amount, within, caseId }, isAsked)?.ask ?? null
  if (ask === null) return null
  // Said by its reason and not only by its name: whoever decides weighs why an offer that is not live should be kept to.
  const isNotLive = offers.some(({ id, against }) => id === offerId && against !== null)
  const isWhole = words.trim() !== '' && (within !== undefined || dueAt !== null)
  const send = async (why = '') => {
    const due = within === undefined ? { dueAt: dueAt ?? 0 } : { within }
    const terms = {
      ...(replaces === null ? {} : { replaces }),
      // What is written in the reply box is the details, and goes out with the yes.
      ...(kind === 'send-details' ? { details: { words: draft.reply } } : {}),
      ...(offerId === undefined ? {} : { offerId }),
      ...(amount === undefined ? {} : { amount }),
    }
    if (!(await askPromise({ kind, words, ...due, ...terms }, why))) return
    if (kind === 'send-details') change({ reply: '' })
    onAsked()
  }
  return (
    <div>
      {isNotLive ? (
        <AskReason
          says={{ ...askWords, open: askWords.open(ask.name) }}
          disabled={!isWhole || busy !== null}
          onSend={send}
        />
      ) : (
        <button
          type="button"
          className="button button-plain"
          disabled={!isWhole || busy !== null}
          onClick={() => void send()}
        >
          {say.askFirst(ask.name)}
        </button>
      )}{' '}
      <span className="soft">{say.isAsked(ask.name, short(ask.until))}</span>
      <Sentence failure={failure} />
    </div>
  )
}
