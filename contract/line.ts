/** How the line is set up, and what an agent does with their own turn in it. */
import { z } from 'zod'

const Seconds = z.number().int().min(0).max(1_800, 'At most half an hour: 1800 seconds.')
/** 1 the basics, 2 well, 3 so well that others ask. */
const Level = z.number().int().min(1).max(3)

/** PUT /api/desk/setup/line */
export const SetLine = z.object({
  version: z.number().int().min(0),
  /** How long an agent wraps up after a contact before the next person comes; 0 for not at all. */
  wrapUpSeconds: z.object({ call: Seconds, chat: Seconds, letter: Seconds }),
  /** A request that has waited live for longer is to be offered a booked call; null where no limit is stated. */
  requestLimitMinutes: z
    .number()
    .int()
    .min(1, 'At least one minute.')
    .max(1_440, 'At most a day: 1440 minutes.')
    .nullable(),
  /** How many may choose the same half hour to be called, where nobody knows who will be at work; null for the usual number. */
  chosenPerHalfHour: z.number().int().min(0).max(500, 'At most 500.').nullable().optional(),
  /** Countries whose numbers are called beside the house's own, as ISO 3166 names them; what is not known is left out. */
  callCountries: z
    .array(z.string().regex(/^[A-Z]{2}$/u, 'Two capital letters, as in ES.'))
    .max(250)
    .optional(),
  /** How well a skill must be known for a request; skills that are left out stay as they are. */
  leastLevels: z.array(z.object({ skill: z.string().min(1).max(60), leastLevel: Level })).max(500),
  /** How well people know what they know; people who are left out stay as they are. */
  people: z
    .array(z.object({ agentId: z.uuid(), levels: z.record(z.string().min(1).max(60), Level) }))
    .max(5_000),
})
export type SetLine = z.infer<typeof SetLine>

/** GET /api/desk/setup/line */
export const LineSetup = SetLine.extend({
  chosenPerHalfHour: z.number().nullable(),
  callCountries: z.array(z.string()),
  /** All that could be called. */
  countries: z.array(z.string()),
  /** The house's own, which is called always. */
  homeCountry: z.string(),
  leastLevels: z.array(
    z.object({ skill: z.string(), labelEn: z.string(), labelEs: z.string(), leastLevel: Level }),
  ),
  people: z.array(
    z.object({
      agentId: z.uuid(),
      name: z.string(),
      /** Every skill that they have, with how well it is known. */
      levels: z.record(z.string(), Level),
    }),
  ),
  /** Limits that are the same in every house: the charter states them. */
  fixed: z.object({
    offerSeconds: z.number().int(),
    /** How often one person lets an own case of an agent go ahead. */
    ownFirstTimes: z.number().int(),
    /** For how long at most somebody waits for their own agent: one who is here, and one who is away. */
    ownerMinutes: z.number().int(),
    ownerAwayMinutes: z.number().int(),
    /** How often somebody is called, and how long they have to come to their page. */
    callTries: z.number().int(),
    comeMinutes: z.number().int(),
  }),
  readOnlyBecause: z.string().nullable(),
})
export type LineSetup = z.infer<typeof LineSetup>

/** GET /api/desk/wrap-up: until when whoever asks wraps up; null when they are ready. POST /api/desk/ready ends it. */
export const WrapUp = z.object({ until: z.number().nullable() })
export type WrapUp = z.infer<typeof WrapUp>
