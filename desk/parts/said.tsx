/** Why something was not done: a calm sentence where it was tried. What was typed is still there. */
import { useQuery } from '@tanstack/react-query'
import type { Act } from '../../contract/desk.ts'
import type { DeskWords } from '../../contract/words/desk-en.ts'
import type { Failure } from '../api/ask.ts'
import { keys } from '../api/queries.ts'
import { saidKey } from '../api/said.ts'
import type { Said as AllSaid } from '../api/said.ts'
import { useWords } from '../choices.tsx'
import { Icon } from './icon.tsx'

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

/** What was said about the last try of these acts. */
export function Said({ caseId, acts }: { caseId: string; acts: readonly Act['act'][] }) {
  const { data: said = {} } = useQuery<AllSaid>({ queryKey: keys.said, enabled: false })
  const failure = acts.map(act => said[saidKey(caseId, act)]).find(found => found !== undefined)
  return failure ? <Sentence failure={failure} /> : null
}
