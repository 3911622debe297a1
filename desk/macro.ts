/**
 * A macro, step by step, each through the ordinary act: what is refused by hand is refused here. It stops at the step that was not
 * done, since the later ones may stand on it; what was done before stays done.
 */
import type { Act } from '../contract/desk.ts'
import type { MacroStep, SnippetView } from '../contract/snippets.ts'
import { fillIn, leftOpen } from '../contract/variables.ts'
import type { Known } from '../contract/variables.ts'
import type { Outcome } from './api/acts.ts'
import type { Failure } from './api/ask.ts'

export interface StepReport {
  readonly step: MacroStep
  readonly state: 'done' | 'not-done' | 'not-tried'
  readonly failure: Failure | null
  /** Variables for which nothing is known here. */
  readonly unknown: readonly string[]
}

export interface MacroReport {
  readonly title: string
  readonly steps: readonly StepReport[]
}

interface MacroWorld {
  readonly known: Known
  readonly act: (act: Act) => Promise<Outcome>
  /** Puts words into the text box; they are sent by the agent. */
  readonly insert: (words: string) => void
}

export async function runMacro({ title, steps }: SnippetView, world: MacroWorld): Promise<MacroReport> {
  const reports: StepReport[] = []
  let goesOn = true
  for (const step of steps) {
    const report: StepReport = goesOn ? await runStep(step, world) : { ...blank(step), state: 'not-tried' }
    goesOn = report.state === 'done'
    reports.push(report)
  }
  return { title, steps: reports }
}

async function runStep(step: MacroStep, world: MacroWorld): Promise<StepReport> {
  const words = 'words' in step ? fillIn(step.words, world.known) : ''
  if (step.do === 'insert') {
    // What is not known is seen in the text box, and is not sent from there.
    world.insert(words)
    return blank(step)
  }
  const unknown = leftOpen(words)
  if (unknown.length > 0) return { ...blank(step), state: 'not-done', unknown }
  const outcome = await world.act(actOf(step, words))
  return outcome.done ? blank(step) : { ...blank(step), state: 'not-done', failure: outcome.failure }
}

function actOf(step: Exclude<MacroStep, { do: 'insert' }>, words: string): Act {
  switch (step.do) {
    case 'tag':
      return { act: 'tag', tag: step.tag }
    case 'change-kind':
      return { act: 'change-kind', kind: step.kind }
    case 'promise':
      return {
        act: 'promise',
        kind: step.kind,
        words,
        within: { amount: step.workingDays, unit: 'working-days' },
        replaces: null,
      }
    case 'propose-solved':
      return { act: 'propose-solved', words }
  }
}

function blank(step: MacroStep): StepReport {
  return { step, state: 'done', failure: null, unknown: [] }
}
