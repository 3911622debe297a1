/**
 * A scenario file as people write it: JSON, every time in seconds, every share between 0 and 1. What may stand in it and what
 * is taken where nothing stands. Each fault is said in a sentence that says what to do.
 */
import { z } from 'zod'
import { POLICIES } from './model.ts'

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof WEEKDAYS)[number]

const seconds = z
  .number({ error: 'Write a number of seconds.' })
  .min(0, 'Time does not run backwards: write 0 seconds or more.')
  .max(604_800, 'That is longer than a week: write seconds.')
const someSeconds = seconds.gt(0, 'Write more than 0 seconds.')
const share = z
  .number({ error: 'Write a share between 0 and 1: 0.2 for one in five.' })
  .min(0, 'A share is at least 0.')
  .max(1, 'A share is at most 1: write 0.2 for one in five.')
const factor = z
  .number({ error: 'Write a factor: 1 for as it is, 0.85 for 15 % less.' })
  .min(0, 'A factor is at least 0.')
  .max(100, 'A factor is at most 100.')
const count = z
  .int({ error: 'Write a whole number.' })
  .min(0, 'Write 0 or more.')
  .max(10_000, 'At most 10,000 here.')
const rate = z
  .number({ error: 'Write how many come in that hour.' })
  .min(0, 'Nobody comes less often than never: write how many come in that hour, 0 or more.')
  .max(100_000, 'At most 100,000 an hour.')
const name = z.string({ error: 'Write a name.' }).min(1, 'Write a name.').max(80, 'At most 80 letters.')
const weekday = z.enum(WEEKDAYS, { error: `Write a day: ${WEEKDAYS.join(', ')}.` })
const span = z
  .string({ error: 'Write from and until: "08:00-16:00".' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Write from and until: "08:00-16:00".')

const distribution = z
  .strictObject({
    fixed: z.strictObject({ seconds }).optional(),
    exponential: z.strictObject({ meanSeconds: someSeconds }).optional(),
    erlang: z
      .strictObject({ meanSeconds: someSeconds, stages: count.min(1, 'At least 1 stage.') })
      .optional(),
    lognormal: z
      .strictObject({
        meanSeconds: someSeconds,
        cv: z
          .number({ error: 'Write how much the times differ: 1 is usual.' })
          .gt(0, 'Write more than 0.')
          .max(10, 'At most 10.'),
      })
      .optional(),
    seen: z
      .strictObject({ seconds: z.array(seconds).min(1, 'Write at least one time that was seen.') })
      .optional(),
    never: z.literal(true).optional(),
  })
  .refine(
    kinds => Object.values(kinds).filter(kind => kind !== undefined).length === 1,
    'Write one of fixed, exponential, erlang, lognormal, seen, never: {"exponential": {"meanSeconds": 240}}.',
  )

const group = z.strictObject({
  kind: z.enum(['problem', 'request'], { error: 'Write "problem" or "request".' }).default('problem'),
  medium: z.enum(['call', 'chat', 'letter'], { error: 'Write "call", "chat" or "letter".' }).default('call'),
  skill: name.nullable().default(null),
  arrivals: z.strictObject({
    /** How many come in each hour of the day, from midnight. */
    perHour: z.array(rate).length(24, 'Write 24 numbers, one for each hour from midnight.'),
    /** Times so many on such a day; 1 where nothing stands. */
    byWeekday: z.partialRecord(weekday, factor).default({}),
  }),
  patience: distribution,
  service: distribution,
  wrapUp: distribution.default({ fixed: { seconds: 0 } }),
  /** Of these, so many without service or vulnerable. */
  priorityShare: share.default(0),
  /** So many come with a case that somebody at work owns already. */
  ownCaseShare: share.default(0),
})

const staff = z.strictObject({
  count,
  shift: span,
  breaks: z.array(span).default([]),
  days: z
    .array(weekday)
    .min(1, 'Write at least one day.')
    .default([...WEEKDAYS]),
  /** Subjects, with how well they are known. */
  skills: z
    .record(name, z.union([z.literal(1), z.literal(2), z.literal(3)], { error: 'Write a level: 1, 2 or 3.' }))
    .default({}),
  calls: z.boolean({ error: 'Write true or false.' }).default(true),
  chats: count.max(20, 'At most 20 chats at once.').default(0),
  letters: count.max(20, 'At most 20 letters at once.').default(0),
  missedShare: share.default(0),
})

const callback = z.strictObject({
  /** Whether those who are buying are offered one too. */
  forRequests: z.boolean({ error: 'Write true or false.' }).default(false),
  overSeconds: seconds.default(120),
  acceptedShare: share.default(0.4),
  arrangeSeconds: seconds.default(20),
  windowShare: share.default(0),
  windowInSeconds: seconds.default(7_200),
  reachedShare: share.default(0.8),
  tries: count.min(1, 'At least 1 try.').max(10, 'At most 10 tries.').default(3),
  retrySeconds: seconds.default(900),
  ringSeconds: seconds.default(15),
})

export const scenarioSchema = z.strictObject({
  name,
  says: z.string({ error: 'Write a text.' }).max(2_000, 'At most 2,000 letters.').default(''),
  seed: z.int({ error: 'Write a whole number.' }).default(1),
  days: count.min(1, 'At least 1 day.').max(3_650, 'At most 3,650 days.').default(7),
  startsOn: weekday.default('monday'),
  policy: z.enum(POLICIES, { error: `Write one of ${POLICIES.join(', ')}.` }).default('service-first'),
  /** Something is offered at the end of a share of the contacts about problems. */
  pitch: z
    .strictObject({ seconds: seconds.default(0), share: share.default(1) })
    .default({ seconds: 0, share: 1 }),
  /** Times so many people at work, and times so many who come. */
  staffing: factor.default(1),
  demand: factor.default(1),
  /** So many of those planned do not come to work on such a day. */
  absent: z.partialRecord(weekday, count).default({}),
  groups: z.record(name, group),
  staff: z.record(name, staff),
  answerSeconds: seconds.max(19, 'An offer lapses after 20 seconds: write at most 19.').default(0),
  awaySeconds: seconds.default(60),
  levelFactors: z.tuple([factor, factor, factor, factor]).default([1.3, 1.1, 1, 0.9]),
  callback: callback.nullable().default(null),
})

export type Scenario = Readonly<z.infer<typeof scenarioSchema>>
