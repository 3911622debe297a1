/**
 * Setting up, under /api/desk/setup. Whoever changes something names the version that they saw; when somebody else was quicker the
 * answer is 410 with a sentence, and nothing is changed. Reading is for leads and administrators, changing for administrators.
 */
import { z } from 'zod'
import { Presence } from './case.ts'

export const Role = z.enum(['agent', 'lead', 'head'])
const Version = z.number().int().min(0)
const Versioned = z.object({ version: Version })
const name = (most = 200) => z.string().trim().min(1, 'Write a name.').max(most)
const phone = z.string().trim().max(40).nullable()

/** PUT /api/desk/setup/organisation */
export const SetOrganisation = Versioned.extend({
  name: name(),
  phone,
  emergencyPhone: phone,
  timeZone: z.string().trim().min(1).max(60),
  outsideBody: name(),
  languages: z.array(z.enum(['en', 'es'])).min(1, 'Choose at least one language.'),
  restAfterHours: z.number().int().min(1, 'At least one hour.').max(8_784, 'At most a year: 8784 hours.'),
  /** Open hours within which a person answers a letter; null where no time is promised. */
  answerWithinHours: z
    .number()
    .int()
    .min(1, 'At least one hour.')
    .max(1_000, 'At most 1000 open hours.')
    .nullable(),
  /** Letters that no person wrote, to one customer, within one hour. */
  machineLettersAnHour: z.number().int().min(1, 'At least one letter.').max(1_000, 'At most 1000 letters.'),
  /** By the clock on the wall, when people may be told by letter that a promise was not kept; whole hours of one day. */
  toldFromHour: z.number().int().min(0, 'From 0 to 23.').max(23, 'From 0 to 23.'),
  toldUntilHour: z.number().int().min(1, 'From 1 to 24.').max(24, 'From 1 to 24.'),
  dutyLeadId: z.uuid().nullable(),
}).refine(({ toldFromHour, toldUntilHour }) => toldFromHour < toldUntilHour, {
  path: ['toldUntilHour'],
  message: 'Choose an hour after the one from which people are told.',
})
export type SetOrganisation = z.infer<typeof SetOrganisation>

const Span = z.object({ from: z.string().max(5), to: z.string().max(5) })
const ClosedDay = z.object({ date: z.string().max(10), name: z.string().trim().max(100) })
const Week = z.object({
  monday: z.array(Span).max(10),
  tuesday: z.array(Span).max(10),
  wednesday: z.array(Span).max(10),
  thursday: z.array(Span).max(10),
  friday: z.array(Span).max(10),
  saturday: z.array(Span).max(10),
  sunday: z.array(Span).max(10),
})

/** PUT /api/desk/setup/hours. Holidays are closed days; the time zone is the organisation's. */
export const SetHours = Versioned.extend({
  week: Week,
  closedDays: z.array(ClosedDay).max(500),
  extraDays: z.array(ClosedDay.extend({ spans: z.array(Span).max(10) })).max(500),
})
export type SetHours = z.infer<typeof SetHours>

/** GET /api/desk/setup/holidays?country=GB&region=ENG&year=2027&language=en: proposed, for a person to choose from. */
export const HolidaysQuery = z.object({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('GB'),
  region: z.string().max(10).default(''),
  year: z.coerce.number().int().min(2000).max(2100),
  language: z.enum(['en', 'es']).default('en'),
})
const Choice = z.object({ code: z.string(), name: z.string() })
export const Holidays = z.object({
  countries: z.array(Choice),
  regions: z.array(Choice),
  /** By the moon: a day that was reckoned, and may be seen a day earlier or later. */
  days: z.array(z.object({ date: z.string(), name: z.string(), isByTheMoon: z.boolean() })),
})
export type Holidays = z.infer<typeof Holidays>

const PersonSetting = z.object({
  name: name(),
  email: z.email('Write an e-mail address like noa@example.com.').max(320),
  role: Role,
  isAdmin: z.boolean(),
  teamId: z.uuid().nullable(),
  skills: z.array(z.string().min(1).max(60)).max(50),
  agency: z.string().trim().min(1).max(200).nullable(),
})

/** POST /api/desk/setup/people. The link works once and is shown once. */
export const InvitePerson = PersonSetting
export type InvitePerson = z.infer<typeof InvitePerson>
/** Also POST /api/desk/setup/people/:agentId/invitation: a new link, also for somebody who forgot the password. */
export const Invitation = z.object({ agentId: z.uuid(), link: z.string(), until: z.number() })
export type Invitation = z.infer<typeof Invitation>

/** PUT /api/desk/setup/people/:agentId */
export const SetPerson = PersonSetting.extend({
  version: Version,
  callCapacity: z.number().int().min(0).max(1),
  chatCapacity: z.number().int().min(0).max(20),
  letterCapacity: z.number().int().min(0).max(20),
})
export type SetPerson = z.infer<typeof SetPerson>

export const PersonSetup = SetPerson.extend({
  id: z.uuid(),
  isDemo: z.boolean(),
  presence: Presence,
  deputyId: z.uuid().nullable(),
  absentFrom: z.number().nullable(),
  absentUntil: z.number().nullable(),
  isAbsent: z.boolean(),
  /** Has taken the invitation. */
  canSignIn: z.boolean(),
  /** Until when the newest link works that was not used; null where there is none. */
  invitedUntil: z.number().nullable(),
  /** Somewhere, whether or not they are at their desk now. Left out by an older server. */
  isSignedIn: z.boolean().optional(),
  openCases: z.number(),
})
export type PersonSetup = z.infer<typeof PersonSetup>

/** PUT /api/desk/setup/teams/:teamId: a new id makes a team. DELETE takes `?version=`. */
export const SetTeam = Versioned.extend({ name: name(60) })
export const TeamSetup = SetTeam.extend({ id: z.uuid(), people: z.number() })
export type TeamSetup = z.infer<typeof TeamSetup>

export const SkillParams = z.object({
  name: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write the skill in small letters, like sim-cards.')
    .max(60),
})
/** PUT /api/desk/setup/skills/:name. DELETE takes `?version=`. */
export const SetSkill = Versioned.extend({ labelEn: name(60), labelEs: name(60) })
export const SkillSetup = SetSkill.extend({ name: z.string(), people: z.number(), mailboxes: z.number() })
export type SkillSetup = z.infer<typeof SkillSetup>

export const MailboxParams = z.object({ address: z.email('Write an e-mail address.').max(320) })
/** PUT /api/desk/setup/mailboxes/:address. DELETE takes `?version=`. */
export const SetMailbox = Versioned.extend({
  purpose: z.string().trim().max(200),
  skill: z.string().max(60).nullable(),
})
export const MailboxSetup = SetMailbox.extend({ address: z.string(), lastMailAt: z.number().nullable() })
export type MailboxSetup = z.infer<typeof MailboxSetup>

export const GRANTS = ['credit', 'waiver', 'goods', 'callback', 'visit', 'reconnect', 'plan-change'] as const
/** Kinds that are only counted. */
const COUNTED: ReadonlySet<string> = new Set(['callback', 'visit', 'reconnect', 'plan-change'])
const Minor = z.number().int().min(1).max(1e12).nullable()
interface Amounts {
  readonly mostMinor: number | null
  readonly perActMinor: number | null
  readonly perMonthMinor: number | null
}

function hasAmount({ mostMinor, perActMinor, perMonthMinor }: Amounts): boolean {
  return mostMinor !== null || perActMinor !== null || perMonthMinor !== null
}

/** How much a role may grant within one matter: not at all, without a limit, or up to an amount in small units of money. */
export const Grant = z
  .object({
    role: Role,
    kind: z.enum(GRANTS),
    mostMinor: Minor,
    /** At once, and in one month; null is as much as it takes. */
    perActMinor: Minor.default(null),
    perMonthMinor: Minor.default(null),
    perMonthCount: z.number().int().min(1).max(10_000).nullable().default(null),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'Write a currency like GBP.')
      .nullable(),
  })
  .refine(grant => hasAmount(grant) === (grant.currency !== null), {
    message: 'An amount needs a currency, and a currency an amount.',
  })
  .refine(grant => !hasAmount(grant) || !COUNTED.has(grant.kind), {
    message: 'Callbacks, visits, reconnections and plan changes have no amount.',
  })
export type Grant = z.infer<typeof Grant>
/** PUT /api/desk/setup/authority: all grants at once; what is not named may not be granted. */
export const SetAuthority = Versioned.extend({ grants: z.array(Grant).max(21) })
export type SetAuthority = z.infer<typeof SetAuthority>

/** GET /api/desk/setup */
export const SetupView = z.object({
  /** Null when whoever asks may change things; otherwise why not. */
  readOnlyBecause: z.string().nullable(),
  /** What is kept from some who may change the rest: null, or why not. Left out by an older server. */
  lockedBecause: z
    .object({
      /** What may be given, by whom, out of which purse. */
      money: z.string().nullable(),
      /** The ways in and out: mailboxes, buttons, where money is booked. */
      channels: z.string().nullable(),
      people: z.string().nullable(),
    })
    .optional(),
  organisation: SetOrganisation,
  hours: SetHours,
  /** What customers are told of the hours, as sentences. */
  hoursSay: z.object({ en: z.string(), es: z.string() }),
  people: z.array(PersonSetup),
  teams: z.array(TeamSetup),
  skills: z.array(SkillSetup),
  mailboxes: z.array(MailboxSetup),
  mail: z.object({
    domain: z.string(),
    port: z.number(),
    isListening: z.boolean(),
    lastMailAt: z.number().nullable(),
  }),
  authority: SetAuthority,
})
export type SetupView = z.infer<typeof SetupView>

/** GET /api/desk/setup/ready. `name` is the rule's; the screen has its sentences in the agent's language. */
export const ReadyView = z.object({
  at: z.number(),
  findings: z.array(
    z.object({
      name: z.string(),
      grade: z.enum(['stops-customers', 'will-hurt', 'could-be-better']),
      where: z.enum(['organisation', 'hours', 'people', 'mailboxes', 'widget', 'articles', 'operator']),
      says: z.string(),
      matters: z.string(),
      about: z.array(z.string()),
    }),
  ),
})
export type ReadyView = z.infer<typeof ReadyView>

const Right = z.object({
  may: z.enum(['yes', 'own', 'no']),
  rule: z.string().nullable(),
  /** Who may not, in the sentence that the server and the button say. */
  says: z.string().nullable(),
})
/** GET /api/desk/setup/rights */
export const RightsView = z.object({
  rows: z.array(
    z.object({
      verb: z.string(),
      rights: z.object({ agent: Right, lead: Right, head: Right, admin: Right, agency: Right }),
    }),
  ),
})
export type RightsView = z.infer<typeof RightsView>

/** GET /api/desk/setup/changes?before=ID: fifty at a time, the newest first. */
export const SetupChange = z.object({
  id: z.number(),
  at: z.number(),
  /** Null: done at the command line. */
  by: z.string().nullable(),
  /** 'organisation', 'hours', 'person', 'team', 'skill', 'mailbox', 'authority' or what else has a record. */
  kind: z.string(),
  /** Whom or what it was about, where there is more than one of the kind. */
  subject: z.string().nullable(),
  what: z.string(),
  /** Field by field; null where there was or is nothing. */
  fields: z.array(
    z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
})
export type SetupChange = z.infer<typeof SetupChange>
export const SetupChanges = z.object({ changes: z.array(SetupChange), more: z.number().nullable() })
export type SetupChanges = z.infer<typeof SetupChanges>
