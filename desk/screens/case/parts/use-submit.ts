/**
 * Sending: what is missing is said in the line above, once; then the words leave the box and are held back for a while. Asked to send
 * with an empty box, what is held goes out at once.
 */
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { CaseView } from '../../../../contract/desk.ts'
import { leftOpen } from '../../../../contract/variables.ts'
import { amountsWords } from '../../../../contract/words/amounts.ts'
import { now } from '../../../clock.ts'
import { useWorld } from '../../../commands/world.tsx'
import type { Draft } from '../../../drafts.ts'
import { keepsOf } from '../../../keeps.ts'
import { type Amounts, useAmounts } from '../../../parts/amounts.ts'
import { amountOf, promiseAct } from '../../../promise-act.ts'
import { duration } from '../../../when.tsx'
import type { CaseData } from '../data.ts'
import { useWarning } from './promise-more.tsx'
import { repliedSince } from './replied.ts'

interface Props {
  readonly view: CaseView
  readonly data: CaseData
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly isUploading: boolean
}

export function useSubmit({ view, data, draft, change, isUploading }: Props) {
  const world = useWorld()
  const amounts = useAmounts()
  const [problem, setProblem] = useState<string | null>(null)
  const { mode, files } = draft
  const text = draft[mode].trim()
  const promise = mode === 'reply' ? draft.promise : null
  const warning = useWarning(promise, view.summary.id)

  const record = async () => {
    if (!promise) return
    const details = promise.kind === 'send-details' ? { details: { words: text } } : {}
    const act = { ...promiseAct(promise), customerId: view.customer.id, ...details }
    const outcome = await world.act(view.summary.id, act)
    // Refused, it stays written, with the sentence that says why.
    if (outcome.done) change('details' in act ? { promise: null, reply: '' } : { promise: null })
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text === '' && !promise && data.sendNow()) return setProblem(null)
    const wrong = whatIsWrong({ view, draft, text, promise, world, amounts, warning })
    setProblem(wrong?.says ?? null)
    if (wrong?.seen !== undefined) change({ since: wrong.seen })
    if (wrong || isUploading) return
    if (text === '' || isSentAtOnce(promise, files)) return void record()
    data.send({
      mode,
      words: text,
      files: mode === 'reply' ? files : [],
      mentions: mode === 'note' ? draft.mentions.filter(({ name }) => text.includes(`@${name}`)) : [],
      keeps: mode === 'reply' ? keepsOf(view, draft) : [],
      promise: promise && { ...promise, requestId: crypto.randomUUID() },
    })
    change(
      mode === 'reply'
        ? { reply: '', files: [], since: null, promise: null, keeps: null }
        : { note: '', mentions: [] },
    )
  }
  return { problem, submit }
}

/** "Send me the details": what is written is the details, and goes out with the promise in one act. Files go by an ordinary reply. */
function isSentAtOnce(promise: Draft['promise'], files: Draft['files']): boolean {
  return promise?.kind === 'send-details' && files.length === 0
}

interface Wrong {
  readonly says: string
  /** So far the agent has been told of colleagues' replies: asked once, not again. */
  readonly seen?: number
}

interface Checked {
  readonly view: CaseView
  readonly draft: Draft
  readonly text: string
  readonly promise: Draft['promise']
  readonly world: ReturnType<typeof useWorld>
  readonly amounts: Amounts
  /** Why the promise should not be said. */
  readonly warning: string | null
}

function whatIsWrong({ view, draft, text, promise, world, amounts, warning }: Checked): Wrong | null {
  const { words, me } = world
  const { beside, variables } = words.work
  if (promise) {
    if (promise.words.trim() === '') return { says: words.acts.writeFirst }
    if (promise.within === undefined && promise.dueAt === null) return { says: words.promise.dueMissing }
    if (promise.dueAt !== null && promise.dueAt <= now()) return { says: words.promise.duePast }
    const unread = unreadAmount(promise, world, amounts)
    if (unread !== null) return { says: unread }
    // An offer that is over can be extended to a customer: the server says that it is a rule of the house.
    const isRuleOfTheHouse = promise.offerId !== undefined && text === ''
    if (warning !== null && promise.isSaid !== true && !isRuleOfTheHouse) return { says: warning }
  } else if (text === '') return { says: words.acts.writeFirst }
  const open = leftOpen(`${text} ${promise?.words ?? ''}`)
  if (open.length > 0) return { says: variables.unknown(open.join(', ')) }
  const other = draft.mode === 'reply' ? repliedSince(view.story, draft.since, me.agent.id) : null
  if (!other) return null
  const past = now() - other.at
  const ago = past < 60_000 ? beside.justNow : beside.ago(duration(past, words.time))
  return { says: beside.replied(other.by.name, ago), seen: other.seq }
}

/** An amount that was typed is never left out in silence. */
function unreadAmount(
  promise: NonNullable<Draft['promise']>,
  { choices }: ReturnType<typeof useWorld>,
  { problem }: Amounts,
): string | null {
  const { kind, amount = '', currency = '' } = promise
  if (kind !== 'credit' || amount.trim() === '') return null
  const say = amountsWords[choices.language]
  const wrong = problem(amount, currency) ?? (/^[A-Z]{3}$/.test(currency) ? null : say.currency)
  return wrong ?? (amountOf(promise) === undefined ? say.nothing : null)
}
