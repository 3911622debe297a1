/** A logged day beside itself, sent through again: as it was, and as it would have been otherwise. */
import { z } from 'zod'
import { type OnProgress, resultOf, type Result } from './compare.ts'
import { Counting, type RunFigures } from './figures.ts'
import { type Habits, type SeatPlan, type Visit } from './model.ts'
import { learnPlan, type Learned, NOTHING_LEARNED } from './learn.ts'
import { LearnedQuotes } from './learned-quotes.ts'
import { changed } from './overrides.ts'
import { AS_LOGGED, type LoggedContact, type Replayed, replayOf } from './replay.ts'
import { runPlan, staffSecondsOf } from './run.ts'
import { readAs } from './scenario.ts'
import { scenarioSchema } from './scenario-schema.ts'

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
  /** Of the first day, 1 Monday … 7. */
  readonly weekday: number
  /** The days that went before, in whole days from a midnight of their own: what is told is learned from them. */
  readonly before?: Before
  readonly onProgress?: OnProgress
}

export interface Before {
  readonly contacts: readonly LoggedContact[]
  readonly days: number
}

/**
 * The first result is what the log says; the others are simulated. Each is told what was learned from the days before, sent through the
 * same line, and from the log's own days as they go by; on the first of all nothing can be told yet.
 * @throws ScenarioWrong
 */
export function replay(log: readonly LoggedContact[], replaying: Replaying): readonly Result[] {
  const { seeds, variants, names, weekday, onProgress } = replaying
  const settings = variants.map(({ changes }) =>
    readAs(replaySchema, changed({ levelFactors: AS_LOGGED.levelFactors }, changes)),
  )
  const first = replayOf(log, habitsFrom(settings[0] ?? readAs(replaySchema, {})), 0)
  const { groups, days } = first
  const named = { groups: Object.fromEntries(groups.map(group => [group, {}])) }
  const results = [resultOf(names.logged, named, [loggedFigures(log, first)], days)]
  const learned = settings.map((setting, index) =>
    learnFrom(replaying, setting, done => onProgress?.('learning', (index + done) / settings.length)),
  )
  let runs = 0
  for (const [index, { name }] of variants.entries()) {
    const setting = settings[index]
    if (!setting) continue
    const figures = seeds.map(seed => {
      const day = changedDay(replayOf(log, habitsFrom(setting), seed), setting)
      const telling = new LearnedQuotes({ seed, weekday, learned: learned[index] ?? NOTHING_LEARNED })
      const run = runPlan(day, { groups: groups.length, telling })
      runs += 1
      onProgress?.('running', runs / (seeds.length * variants.length))
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

/** Of the days before no seed that is counted: whoever hung up is drawn anew there. */
const LEARNING_SEED = -1

function learnFrom(
  { before, weekday }: Replaying,
  setting: Setting,
  onProgress: (done: number) => void,
): Learned {
  if (!before || before.contacts.length === 0) return NOTHING_LEARNED
  const plan = changedDay(replayOf(before.contacts, habitsFrom(setting), LEARNING_SEED), setting)
  // Monday is 1, and so many days before it some other.
  const first = ((((weekday - 1 - before.days) % 7) + 7) % 7) + 1
  return learnPlan(plan, { weekday: first, days: before.days, onProgress })
}

function changedDay(day: Replayed, { pitch, staffing }: Setting): Replayed {
  const people =
    pitch === null
      ? day.people
      : day.people.map(person =>
          person.wish.isProblem ? { ...person, pitchSeconds: pitch.seconds } : person,
        )
  return { ...day, people, seats: fewer(day.seats, staffing) }
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
