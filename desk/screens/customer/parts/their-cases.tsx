import { Link } from '@tanstack/react-router'
import type { CaseSummary } from '../../../../contract/desk.ts'
import { callWords } from '../../../../contract/words/calls.ts'
import { useWords, useWordsOf } from '../../../choices.tsx'
import { useTimes } from '../../../when.tsx'

export function TheirCases({ cases }: { cases: readonly CaseSummary[] }) {
  const words = useWordsOf(callWords)
  const desk = useWords()
  const times = useTimes()
  return (
    <section className="customer-part" aria-labelledby="cases-title">
      <h3 id="cases-title">{words.cases}</h3>
      {cases.length === 0 && <p className="hint">{words.noCases}</p>}
      <ul className="customer-cases">
        {cases.map(summary => (
          <li key={summary.id}>
            <p>
              <Link to="/case/$caseId" params={{ caseId: summary.id }} search={{}}>
                {summary.reference}
              </Link>{' '}
              <span className="chip" data-status={summary.status}>
                {desk.status[summary.status]}
              </span>
            </p>
            {summary.lastWords !== '' && (
              <p className="cut" dir="auto">
                {summary.lastWords}
              </p>
            )}
            <p className="soft">
              {summary.owner?.hasAccepted === true ? words.owner(summary.owner.name) : words.nobodyYet} ·{' '}
              {times.short(summary.lastAt)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
