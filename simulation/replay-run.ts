/** A logged day beside itself, sent through again: as it was, and as it would have been otherwise. */
import { z } from 'zod'
import { resultOf, type Result } from './compare.ts'
import { Counting, type RunFigures } from './figures.ts'
import { type Habits, type SeatPlan, type Visit } from './model.ts'
import { changed } from './overrides.ts'
import { type LoggedContact, type Replayed, replayOf } from './replay.ts'
import { judging, staffSecondsOf } from './run.ts'
import { readAs } from './scenario.ts'
import { scenarioSchema } from './scenario-schema.ts'
import { simulate } from './simulate.ts'
import { plainEstimate } from './told.ts'

/** What of a scenario can be changed when the people and the agents are those of a log. */
const replaySchema = scenarioSchema
  .pick({
    policy: true,
    staffing: true,
    callback: true,
    answerSeconds: true,
    awaySeconds: true,
    levelFactors: true,
  })
  .extend({
    pitch: z
      .strictObject({ seconds: z.number().min(0, 'Write 0 seconds or more.') })
      .nullable()
      .default(null),
  })

export interface ReplayVariant {
  readonly name: string
  readonly changes: readonly string[]
}

export interface Replaying {
  readonly seeds: readonly number[]
  readonly variants: readonly ReplayVariant[]
  readonly names: { readonly logged: string }
  readonly onProgress?: (done: number) => void
}

/** The first result is what the log says; the others are simulated. @throws ScenarioWrong */
export function replay(
  log: readonly LoggedContact[],
  { seeds, variants, names, onProgress }: Replaying,
): readonly Result[] {
  const settings = variants.map(({ changes }) =>
    readAs(replaySchema, changed({ levelFactors: [1, 1, 1, 1] }, changes)),
  )
  const first = replayOf(log, habitsFrom(settings[0] ?? readAs(replaySchema, {})), 0)
  const { groups, days } = first
  const named = { groups: Object.fromEntries(groups.map(group => [group, {}])) }
  const results = [resultOf(names.logged, named, [loggedFigures(log, first)], days)]
  let runs = 0
  for (const [index, { name }] of variants.entries()) {
    const setting = settings[index]
    if (!setting) continue
    const figures = seeds.map(seed => {
      const run = runReplay(replayOf(log, habitsFrom(setting), seed), setting)
      runs += 1
      onProgress?.(runs / (seeds.length * variants.length))
      return run
    })
    results.push(resultOf(name, named, figures, days))
  }
  return results
}

type Setting = z.infer<typeof replaySchema>

function habitsFrom({ policy, answerSeconds, awaySeconds, levelFactors, callback }: Setting): Habits {
  return { policy, answerSeconds, awaySeconds, levelFactors, callback }
}

function runReplay(day: Replayed, { pitch, staffing }: Setting): RunFigures {
  const people =
    pitch === null
      ? day.people
      : day.people.map(person =>
          person.wish.isProblem ? { ...person, pitchSeconds: pitch.seconds } : person,
        )
  const seats = fewer(day.seats, staffing)
  const counting = new Counting(day.groups.length)
  const told = plainEstimate()
  simulate({ ...day, people, seats }, [counting, told, judging(counting, told)], told.tell)
  return counting.figures(staffSecondsOf(seats))
}

/** Of seats in the order of their names, evenly so many fewer. */
function fewer(seats: readonly SeatPlan[], by: number): readonly SeatPlan[] {
  return seats.filter((_, index) => Math.round((index + 1) * by) > Math.round(index * by))
}

/** What really happened, counted in the same way. */
function loggedFigures(log: readonly LoggedContact[], { people, seats }: Replayed): RunFigures {
  const logged = new Map(log.map(contact => [contact.id, contact]))
  const groups = Math.max(0, ...people.map(({ group }) => group)) + 1
  const counting = new Counting(groups)
  for (const person of people) {
    const contact = logged.get(person.id)
    const leftAt = contact?.answer?.at ?? contact?.hungUpAt ?? person.joinsAt
    const waitedSeconds = leftAt - person.joinsAt
    const visit: Visit = {
      person,
      outcome: contact?.answer ? 'answered' : 'gave-up',
      waitedSeconds,
      onLineSeconds: waitedSeconds,
      leftAt,
      agentId: contact?.answer?.agentId ?? null,
      isCalledBack: false,
      toldSeconds: null,
    }
    counting.left(visit)
    if (contact?.answer) {
      const { agentId, at, until, pitchSeconds } = contact.answer
      const pitch = pitchSeconds > 0 ? { from: until - pitchSeconds, until } : null
      counting.worked({ agentId, person, from: at, until, pitch })
    }
  }
  return counting.figures(staffSecondsOf(seats))
}
