/** Of each "no": whether it came with reasons and with who decides next; of each rung, when it answered; of each offer, whether it was open. */
import type { Instant } from '../../time.ts'
import type { Measured } from './figures.ts'
import type { FactAt } from './in-case.ts'
import { isSetAside } from './set-aside.ts'

export function refusalsMeasured(facts: readonly FactAt[]): readonly Measured[] {
  return [...noes(facts), ...rungs(facts)]
}

function noes(facts: readonly FactAt[]): readonly Measured[] {
  return facts.flatMap(({ at, fact }): readonly Measured[] => {
    if (fact.type === 'RefusalGiven') {
      const hasNext = fact.nextRung === 'outside-body' || fact.nextAgentId !== null
      const isGood = hasNext && !isSetAside(facts, 'no-needs-reasons', at)
      return [{ figure: 'refusal-with-next', at, isGood, value: null }]
    }
    if (fact.type === 'OfferMade') {
      const isGood = !isSetAside(facts, 'nothing-is-offered-while-something-is-wrong', at)
      return [{ figure: 'offer-made', at, isGood, value: null }]
    }
    return []
  })
}

/** A rung that let its time pass, so that the next one had to, has not answered in time. */
function rungs(facts: readonly FactAt[]): readonly Measured[] {
  const measured: Measured[] = []
  let asked: { readonly at: Instant; readonly answerBy: Instant | null } | null = null
  for (const { at, fact } of facts) {
    if (fact.type === 'RungClimbed') {
      if (asked && fact.by === 'unanswered')
        measured.push({ figure: 'rung-answered', at, isGood: false, value: null })
      asked = fact.to === null ? null : { at, answerBy: fact.answerBy }
    }
    // It owes its answer all the same, and has not answered in time.
    if (fact.type === 'RungLate' && asked) {
      measured.push({ figure: 'rung-answered', at, isGood: false, value: null })
      asked = null
    }
    if (fact.type === 'RungAnswered' && asked) {
      const isGood = asked.answerBy === null || at <= asked.answerBy
      measured.push({ figure: 'rung-answered', at, isGood, value: at - asked.at })
      asked = null
    }
  }
  return measured
}
