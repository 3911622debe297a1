/** Packs of rules: which hold for the house, what they ask, how each is checked; a pack of the house's own as a file. */
import { z } from 'zod'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Write a day like 2026-04-01.')
const Text = z.string().trim().min(1).max(600)
const Both = z.object({ en: Text, es: Text })
const Id = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,59}$/, 'Small letters, digits, dots and dashes.')
export const Confidence = z.enum(['primary', 'secondary', 'memory', 'placeholder'])
export const Sector = z.enum(['telecom', 'energy', 'water', 'travel', 'other'])
const Minor = z.number().int().min(1).max(100_000_000)
const Share = z.number().min(0).max(1)
const Currency = z.string().regex(/^[A-Z]{3}$/, 'Write a currency like GBP.')
const Country = z.string().regex(/^[A-Z]{2}$/, 'Write a country like GB.')

const Check = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('guarantee'),
    guarantee: z.enum(['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10', 'G11', 'G12']),
  }),
  z.object({ by: z.literal('figure'), figure: Text }),
  z.object({ by: z.literal('rule'), rule: Text }),
  z.object({ by: z.literal('compensation') }),
  z.object({ by: z.literal('nothing'), says: Both }),
])

const anyRule = {
  id: Id,
  clause: Text,
  says: Both,
  confidence: Confidence,
  verifiedOn: Day,
  from: Day,
  until: Day.optional(),
  lookAgain: Day.optional(),
  check: Check,
  demands: z.literal('outside-body-with-every-no').optional(),
  exceptIn: z.array(z.object({ sector: Sector, because: Both })).optional(),
}

const Unit = z.enum(['hours', 'days', 'working-days', 'working-hours'])
const Step = z.object({ fromDay: z.number().int().min(1), minor: Minor, shareOfMonth: Share })
const Formula = z.discriminatedUnion('is', [
  z.object({ is: z.literal('once'), minor: Minor }),
  z.object({ is: z.literal('each-day'), minor: Minor }),
  z.object({ is: z.literal('each-day-after'), minor: Minor, workingDays: z.number().int().min(1).max(60) }),
  z.object({ is: z.literal('higher-each-day'), steps: z.array(Step).min(1).max(10) }),
  z.object({ is: z.literal('higher-once'), minor: Minor, shareOfMonth: Share }),
])

const Rule = z.discriminatedUnion('kind', [
  z.object({
    ...anyRule,
    kind: z.literal('clock'),
    about: Id,
    starts: Both,
    within: z.object({ amount: z.number().positive().max(10_000), unit: Unit }),
    pauses: Both.optional(),
  }),
  z.object({
    ...anyRule,
    kind: z.literal('metric'),
    about: Id,
    share: z.object({ atLeast: Share, withinSeconds: z.number().int().min(1) }).optional(),
    mean: z.object({ atMostSeconds: z.number().int().min(1) }).optional(),
  }),
  z.object({ ...anyRule, kind: z.literal('gate') }),
  z.object({ ...anyRule, kind: z.literal('duty') }),
  z.object({
    ...anyRule,
    kind: z.literal('money'),
    event: z.enum(['promise-broken', 'missed-appointment', 'loss-of-service', 'delayed-start']),
    remedy: z.enum(['credit', 'waiver']),
    currency: Currency,
    formula: Formula,
  }),
])

/** POST /api/desk/setup/packs/own: a pack of the house's own; one of the same id takes its place. */
export const PackFile = z.object({
  id: Id,
  jurisdiction: z.union([Country, z.literal('house')]),
  sectors: z.union([z.literal('all'), z.array(Sector).min(1)]),
  name: Both,
  from: Day,
  until: Day.optional(),
  adaptUntil: Day.optional(),
  supersedes: z.object({ id: Id, from: Day }).optional(),
  source: z.object({ instrument: Text, clause: Text, confidence: Confidence, verifiedOn: Day }),
  applicability: Both,
  rules: z.array(Rule).min(1).max(200),
})
export type PackFile = z.infer<typeof PackFile>

const RuleView = z.object({
  id: z.string(),
  clause: z.string(),
  says: z.string(),
  kind: z.enum(['clock', 'metric', 'gate', 'duty', 'money']),
  confidence: Confidence,
  verifiedOn: z.string(),
  from: z.string(),
  /** Its last day; null where it has none. */
  until: z.string().nullable(),
  /** It holds from a day to come. */
  isToCome: z.boolean(),
  /** How long, how many, and from when it counts; null where it sets no limit. */
  limit: z.string().nullable(),
  /** The stricter rules that are applied in its place: their pack, their clause. */
  after: z.array(z.string()),
  /** It was to be looked up anew by then, and that day is over. */
  isToLookUp: z.boolean(),
  /** How Heed checks it, or that it does not. */
  check: z.string(),
  isChecked: z.boolean(),
  /** What it has switched on by itself; null for none. */
  switchesOn: z.string().nullable(),
  /** Why it does not hold in this sector; null where it does. */
  exceptBecause: z.string().nullable(),
})

const SideView = z.object({
  pack: z.string(),
  clause: z.string(),
  says: z.string(),
  limit: z.string().nullable(),
  from: z.string(),
  isApplied: z.boolean(),
})

/** GET /api/desk/setup/packs */
export const PacksView = z.object({
  version: z.number(),
  readOnlyBecause: z.string().nullable(),
  country: z.string().nullable(),
  sector: Sector,
  broken: z.object({ minor: z.number(), currency: z.string() }).nullable(),
  /** Countries of which there is a pack. */
  countries: z.array(z.string()),
  notAdvice: z.string(),
  packs: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      instrument: z.string(),
      confidence: Confidence,
      from: z.string(),
      adaptUntil: z.string().nullable(),
      applicability: z.string(),
      isOwn: z.boolean(),
      rules: z.array(RuleView),
    }),
  ),
  conflicts: z.array(z.object({ sides: z.array(SideView), why: z.string() })),
  /** Packs of the house's own, whether they hold or not. */
  own: z.array(z.object({ id: z.string(), name: z.string(), holds: z.boolean() })),
})
export type PacksView = z.infer<typeof PacksView>

/** PUT /api/desk/setup/packs */
export const SetPacks = z.object({
  version: z.number().int().min(0),
  country: Country.nullable(),
  sector: Sector,
  broken: z.object({ minor: Minor, currency: Currency }).nullable(),
})
export type SetPacks = z.infer<typeof SetPacks>
