/** What did not work, at the head of a form, with a way to the field that it speaks of. */
import type { FormProblem } from '../../contract/pages.ts'
import type { RefObject } from 'preact'
import { useSpeech } from '../speech.tsx'

interface ProblemNoticeProps {
  readonly problem: FormProblem | null
  readonly box?: RefObject<HTMLDivElement>
}

export function ProblemNotice({ problem, box }: ProblemNoticeProps) {
  const { words } = useSpeech()
  if (!problem) return null
  return (
    <div class="notice trouble" role="alert" tabIndex={-1} ref={box ?? null}>
      <p class="notice-title">{words.page.problem}</p>
      <p>{problem.field ? <a href={`#${problem.field}`}>{problem.says}</a> : problem.says}</p>
    </div>
  )
}
