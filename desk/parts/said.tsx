/** Why something was not done: a calm sentence where it was tried. What was typed is still there. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Act } from '../../contract/desk.ts'
import type { DeskWords } from '../../contract/words/desk-en.ts'
import { guaranteesWords } from '../../contract/words/guarantees.ts'
import { mayGoOn } from '../api/ask.ts'
import type { Failure } from '../api/ask.ts'
import { keys } from '../api/queries.ts'
import { saidKey } from '../api/said.ts'
import type { Said as AllSaid } from '../api/said.ts'
import { useWords, useWordsOf } from '../choices.tsx'
import { useWorld } from '../commands/world.tsx'
import { changeDraft } from '../drafts.ts'
import { keepOwn } from '../kept.ts'
import { Icon } from './icon.tsx'
import { SetAsideForm } from './set-aside.tsx'

export function sentenceOf(failure: Failure, words: DeskWords): string {
  if (failure.kind === 'unreachable') return words.link.unreachable
  return failure.says ?? words.link.odd
}

interface SentenceProps {
  readonly failure?: Failure | null
  readonly text?: string | null
  /** Nothing is wrong; it only takes time. */
  readonly isCalm?: boolean
}

export function Sentence({ failure, text, isCalm = false }: SentenceProps) {
  const words = useWords()
  const says = text ?? (failure ? sentenceOf(failure, words) : null)
  if (says === null) return null
  return (
    <p className={isCalm ? 'said said-calm' : 'said'} role={isCalm ? 'status' : 'alert'}>
      <Icon sign={isCalm ? 'clock' : 'warn'} />
      <span>{says}</span>
    </p>
  )
}

interface SaidProps {
  readonly caseId: string
  readonly acts: readonly Act['act'][]
  /** Going on after a warning is offered here; a form offers it by its own button. */
  readonly offersToGoOn?: boolean
}

/** What was said about the last try of these acts. */
export function Said({ caseId, acts, offersToGoOn = false }: SaidProps) {
  const { act, show } = useWorld()
  const words = useWordsOf(guaranteesWords)
  const { data: said = {} } = useQuery<AllSaid>({ queryKey: keys.said, enabled: false })
  const last = acts.map(name => said[saidKey(caseId, name)]).find(found => found !== undefined)
  if (!last) return null
  /** Done by another way than the form's own button: what was written there is not kept for a next time. */
  const leave = (id: string, done: Act['act']) => {
    keepOwn(`form.${id}.${done}`, undefined)
    if (done === 'promise') changeDraft(id, { promise: null })
    show(null)
  }
  return (
    <>
      <Sentence failure={last.failure} />
      {offersToGoOn && mayGoOn(last.failure) && (
        <button
          type="button"
          className="button button-plain"
          onClick={() => void act(caseId, last.request, true)}
        >
          {words.goOn}
        </button>
      )}
      <SetAsideForm
        failure={last.failure}
        onSetAside={async setAside => {
          const outcome = await act(caseId, last.request, false, setAside)
          if (outcome.done) leave(caseId, last.request.act)
        }}
      />
    </>
  )
}

/** What was tried is no more what is written: neither its refusal nor the way round it holds for what stands there now. */
export function useUnsay(caseId: string, act: Act['act']): () => void {
  const client = useQueryClient()
  const key = saidKey(caseId, act)
  return () =>
    client.setQueryData<AllSaid>(keys.said, said => {
      if (said === undefined || !(key in said)) return said
      const { [key]: _, ...rest } = said
      return rest
    })
}
