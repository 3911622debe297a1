/** The supervisor's wallboard: the line now, its last hours, and the day that comes. */
import { z } from 'zod'
import { WALL_STATES } from './wall-states.ts'

const Moment = z.number().int()
const Seconds = z.number().min(0)
const Count = z.number().int().min(0)

/** What somebody who came now would be told. */
const WallQuote = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('at-once') }),
  z.object({
    kind: z.literal('at-most'),
    /** Nine times out of ten. */
    atMostSeconds: Seconds,
    /** As often sooner as later; left out where only the bound is known. */
    middleSeconds: Seconds.optional(),
    /** Estimated from afar: too many wait to play it out. */
    isRough: z.boolean(),
  }),
  z.object({ kind: z.literal('cannot-tell') }),
])
export type WallQuote = z.infer<typeof WallQuote>

const WallState = z.enum(WALL_STATES)

/** Somebody who does not wait but is to be called, or told on their page. Never their number. */
const WallCallback = z.object({
  caseId: z.uuid(),
  reference: z.string(),
  name: z.string(),
  by: z.enum(['phone', 'chat']),
  /** Since when they have their place. */
  since: Moment,
  /** `now`: it is their turn. `later`: at `nextAt`. `with-agent`: offered, or an agent is on it. */
  state: z.enum(['now', 'later', 'with-agent']),
  /** Of the next try, or of the time that they chose; null once it is due. */
  nextAt: Moment.nullable(),
  /** The time that they chose themselves. */
  window: z.object({ from: Moment, until: Moment }).nullable(),
  tries: Count,
  skill: z.object({ en: z.string(), es: z.string() }).nullable(),
})
export type WallCallback = z.infer<typeof WallCallback>

const Staffed = z.object({ free: Count, busy: Count, 'wrapping-up': Count, away: Count })

/** GET /api/desk/wallboard */
export const Wallboard = z.object({
  at: Moment,
  waiting: z.object({
    /** To talk to somebody, now. */
    live: Count,
    letters: Count,
    /** Who waits live for the longest. */
    longest: z.object({ caseId: z.uuid(), name: z.string(), since: Moment }).nullable(),
  }),
  promises: z.object({
    /** Open, and due by then: today's noon, or midnight when that is over. */
    due: Count,
    by: z.enum(['noon', 'midnight']),
    /** Today, so far. */
    broken: Count,
  }),
  /** Who waits for somebody above an owner to decide, and how such times ended in the last days. */
  rungs: z
    .object({
      waiting: Count,
      /** Of these, with somebody who has let the time pass. */
      late: Count,
      days: Count,
      answered: Count,
      inTime: Count,
      /** Times that passed without an answer in time. */
      missed: Count,
    })
    .optional(),
  /** What somebody with a problem would be told: whatever it is about, everybody here hears it. */
  help: WallQuote,
  /** Who does not wait but is called: now, or later. */
  callbacks: z.object({
    due: Count,
    later: Count,
    /** One by one: those that are due first, then by when they are. No more than a board has room for. */
    list: z.array(WallCallback),
  }),
  /** How often today somebody was passed over because nobody free could take them: each person, for each offer. */
  passedOver: Count,
  skills: z.array(
    z.object({
      /** Null for those who have named no subject. */
      skill: z.object({ name: z.string(), en: z.string(), es: z.string() }).nullable(),
      help: Count,
      sales: Count,
      letters: Count,
      /** Since when the one waits who came first of those who wait live. */
      since: Moment.nullable(),
      /** What somebody would be told who wants to buy or to ask, and not to have something put right. */
      quote: WallQuote,
      agents: Staffed,
      /** How often those who wait now were passed over, because nobody free could take them. */
      passedOver: Count,
    }),
  ),
  agents: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      state: WallState,
      /** How many people they have in hand. */
      inHand: Count,
      wrapUpUntil: Moment.nullable(),
      /** By the rota they are on a break until then; null when they are not. */
      onBreakUntil: Moment.nullable(),
    }),
  ),
  /** Waits that were told today, every time that anybody was told. `open`: they, or their ghosts, are still in line. */
  quotes: z.object({ kept: Count, broken: Count, open: Count }),
})
export type Wallboard = z.infer<typeof Wallboard>

const Offered = z.object({
  came: Count,
  answered: Count,
  left: Count,
  waiting: Count,
  middleSeconds: Seconds.nullable(),
  nineInTenSeconds: Seconds.nullable(),
})
export type Offered = z.infer<typeof Offered>

const Expected = z.object({
  agents: Count,
  /** Null when nobody is there, or the line would grow without end. */
  meanWaitSeconds: Seconds.nullable(),
  nineInTenSeconds: Seconds.nullable(),
})
export type Expected = z.infer<typeof Expected>

const Sold = z.object({ sellingMinutes: z.number(), causedMinutes: z.number() })

/** GET /api/desk/wallboard/hours */
export const WallboardHours = z.object({
  at: Moment,
  halfHours: z.array(z.object({ at: Moment, help: Offered, sales: Offered })),
  busier: z.object({
    is: z.enum(['busier', 'usual', 'unknown']),
    now: Count,
    usualMost: Count.nullable(),
    weeks: Count,
  }),
  selling: z.object({
    today: Sold,
    /** Today and the days before. */
    month: Sold.extend({
      days: Count,
      /** What the days before would have had less, sent through the line again without selling. Null where nothing was sold. */
      sparedMinutes: z.number().nullable(),
    }),
  }),
  staffing: z
    .object({
      /** As 2026-11-24. */
      day: z.string(),
      /** How many such weekdays it rests on. */
      days: Count,
      meanServiceSeconds: Seconds,
      /** Whether `planned` is what the rota says, or who was there on such days. */
      agentsAre: z.enum(['rota', 'past']),
      neededWithinSeconds: Seconds,
      halfHours: z.array(
        z.object({
          /** 0 to 47. */
          half: z.number().int().min(0).max(47),
          arrivals: z.number().min(0),
          /** The fewest with whom nine in ten are answered in time. */
          needed: Count,
          oneFewer: Expected,
          planned: Expected,
          oneMore: Expected,
        }),
      ),
    })
    .nullable(),
})
export type WallboardHours = z.infer<typeof WallboardHours>
