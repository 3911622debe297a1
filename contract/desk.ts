/** The desk's API: everything under /api/desk, for a signed-in agent. Schemas are validation, types and OpenAPI at once. */
import { z } from 'zod'
import { RemedyKindName } from './remedies.ts'
import { ActingView } from './acting.ts'
import {
  FileView,
  Kind,
  Medium,
  OwnerView,
  Presence,
  PromiseView,
  Status,
  StoryItem,
  WaitView,
} from './case.ts'
import { LadderView } from './ladder-view.ts'
import { LetterWaiting } from './letter-waiting.ts'
import { SetAside } from './overrides.ts'
import { LackedName } from './stopped.ts'
import { HonourPromise, MakePromise, OfferEquivalent, PausePromise, ResumePromise } from './promises.ts'

export const AgentView = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(['agent', 'lead', 'head']),
  team: z.string().nullable(),
  skills: z.array(z.string()),
  presence: Presence,
  isAbsent: z.boolean(),
})
export type AgentView = z.infer<typeof AgentView>

/** GET /api/desk/me */
export const Me = z.object({
  /** Of an outside agency: takes nothing out. Missing in what an older server says. */
  agent: AgentView.extend({ email: z.string(), isAdmin: z.boolean(), isOfAgency: z.boolean().optional() }),
  organisation: z.object({
    name: z.string(),
    timeZone: z.string(),
    isDemo: z.boolean(),
    outsideBody: z.string(),
  }),
  seat: z.object({ chatCapacity: z.number(), letterCapacity: z.number() }),
  limits: z.object({ maxUploadBytes: z.number(), maxTextLength: z.number() }),
  /** Where the desk's stream stood before this was asked: from here it tells all that an answer to a later question may lack. */
  resume: z.string().optional(),
})
export type Me = z.infer<typeof Me>

/** POST /api/desk/sign-in, POST /api/desk/sign-out (no body) */
export const SignIn = z.object({ email: z.email().max(320), password: z.string().min(1).max(512) })
/** POST /api/desk/join: the one-time link of the first admin (and of whoever is invited). */
export const JoinTeam = z.object({
  token: z.string().min(20).max(200),
  name: z.string().trim().min(1).max(200),
  email: z.email().max(320),
  password: z.string().min(12, 'Choose a password of at least twelve characters.').max(512),
})
/** PUT /api/desk/presence */
export const SetPresence = z.object({ presence: z.enum(['here', 'away']) })

/** GET /api/desk/cases/:caseId is a CaseView; lists are CaseSummary. */
export const CaseSummary = z.object({
  id: z.uuid(),
  reference: z.string(),
  customer: z.object({
    id: z.uuid(),
    name: z.string(),
    /** Where they have said no name, an e-mail address of theirs, so that several such people can be told apart. */
    address: z.string().optional(),
  }),
  kind: Kind.nullable(),
  channel: z.string(),
  status: Status,
  owner: OwnerView.pick({ id: true, name: true, hasAccepted: true }).nullable(),
  entry: z
    .object({
      id: z.uuid(),
      medium: Medium,
      place: z.number(),
      state: z.enum(['waiting', 'offered', 'answered']),
      agentId: z.uuid().nullable(),
      joinedAt: z.number(),
      offerUntil: z.number().nullable(),
      /** The person does not wait but is to be called, or told on their page. */
      callback: z
        .object({
          by: z.enum(['phone', 'chat']),
          window: z.object({ from: z.number(), until: z.number() }).nullable(),
          tries: z.number(),
          /** When it is due; null when it is. */
          nextAt: z.number().nullable(),
          isMet: z.boolean(),
          comeBy: z.number().nullable(),
          /** As it is dialled, for the one in whose hands it is; null for everybody else, and after erasure. */
          number: z.string().nullable(),
          /** The same number as its country writes it. */
          shown: z.string().nullish(),
          /**
           * How far it is known: `confirmed` by whoever typed it, chosen from the `account`, or `known` as this customer's but asked for by
           * somebody who has not shown who they are.
           */
          numberIs: z.enum(['typed', 'confirmed', 'account', 'known']).nullish(),
        })
        .nullish(),
    })
    .nullable(),
  handover: z.object({ id: z.uuid(), from: z.uuid(), to: z.uuid(), until: z.number() }).nullable(),
  lastWords: z.string(),
  lastAt: z.number(),
  /** The customer has said something that this agent has not seen. */
  isUnread: z.boolean(),
  /** Since when words of the customer have had no answer; null when the last word is ours. */
  unansweredSince: z.number().nullable(),
  nextDueAt: z.number().nullable(),
  /** For the team alone; never shown to the customer. */
  tags: z.array(z.string()),
  /** Put aside with a promise, and back then: while there is still time to keep it. Null when it is on the desk. */
  snoozedUntil: z.number().nullable(),
  /** A colleague's note names this agent, who has not seen it. */
  isMentioned: z.boolean(),
  /** A promise in it is nearly due, and this agent was told because its owner is absent, or because they made it. */
  isToldOf: z.boolean().optional(),
  /** Where it goes on, when its status is `merged`. */
  mergedInto: z.object({ id: z.uuid(), reference: z.string() }).nullable(),
  openedAt: z.number(),
  /** The newest fact in it; a summary with a smaller version is older. */
  version: z.number(),
})
export type CaseSummary = z.infer<typeof CaseSummary>

export const CustomerView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Their number in the system that the company had before. */
  externalId: z.string().nullable().optional(),
  /** Out to that system and others, with what is known of this customer filled in. */
  links: z.array(z.object({ label: z.string(), url: z.string() })).optional(),
  since: z.number(),
  isVerified: z.boolean(),
  addresses: z.array(
    z.object({
      kind: z.enum(['email', 'phone']),
      value: z.string(),
      isVerified: z.boolean(),
      /** Letters come back from there. */
      isUnreachable: z.boolean().optional(),
      /** A letter of ours was called unwanted there: only what a person writes goes there. */
      isUnwanted: z.boolean().optional(),
    }),
  ),
  accounts: z.array(
    z.object({
      number: z.string(),
      openedOn: z.string(),
      services: z.array(
        z.object({
          id: z.uuid(),
          kind: z.string(),
          plan: z.string(),
          identifier: z.string(),
          monthly: z.string(),
          state: z.string(),
          /** The day of a cut that is planned, and when the customer had notice of it. */
          cutPlannedOn: z.string().nullable().optional(),
          cutNoticeOn: z.string().nullable().optional(),
          since: z.string(),
          usage: z.array(
            z.object({ month: z.string(), kind: z.string(), quantity: z.number(), unit: z.string() }),
          ),
        }),
      ),
      bills: z.array(
        z.object({
          number: z.string(),
          issuedOn: z.string(),
          dueOn: z.string(),
          total: z.string(),
          state: z.string(),
          /** Looked at while the service goes on: not demanded meanwhile. */
          isDisputed: z.boolean().optional(),
          /** What was given, as it stands on the bill, and what is left to pay. */
          lines: z
            .array(z.object({ kind: RemedyKindName, amount: z.string(), reference: z.string() }))
            .optional(),
          left: z.string().optional(),
        }),
      ),
    }),
  ),
  otherCases: z.array(
    z.object({
      id: z.uuid(),
      reference: z.string(),
      status: Status,
      kind: Kind.nullable(),
      openedAt: z.number(),
    }),
  ),
})
export type CustomerView = z.infer<typeof CustomerView>

/** The offer panel: open, or locked with the sentence of the rule that locks it. */
export const GateView = z.object({
  /** Also while something is wrong, where the house only observes or warns. */
  isOpen: z.boolean(),
  mode: z.enum(['observe', 'warn', 'enforce']),
  says: z.string().nullable(),
  becauseOf: z.array(z.string()),
})

export const CaseView = z.object({
  summary: CaseSummary,
  story: z.array(StoryItem),
  customer: CustomerView,
  promises: z.array(PromiseView),
  gate: GateView,
  wait: WaitView.nullable(),
  /** Missing in what an older server says. */
  acting: ActingView.optional(),
  /** The account that the writer may hear about, when it is not their own. */
  holder: CustomerView.nullable().optional(),
  /** Letters that could not be sent yet, in order; missing where there are none. */
  lettersWaiting: z.array(LetterWaiting).optional(),
  /** Missing in what an older server says. */
  ladder: LadderView.optional(),
})
export type CaseView = z.infer<typeof CaseView>

/**
 * GET /api/desk/cases?list= : what is offered or held by me and owned by me, newest trouble first; or the others. `snoozed`: my own
 * that are put aside, the next to wake first; `mentions`: where a note names me that I have not seen.
 */
export const CaseListName = z.enum(['mine', 'waiting', 'team', 'resting', 'solved', 'snoozed', 'mentions'])
/** `more` is for `after=`: there are further ones. Null when these are the last. */
export const CaseList = z.object({ cases: z.array(CaseSummary), more: z.string().nullable() })
export type CaseList = z.infer<typeof CaseList>

/** GET /api/desk/tags: all that are in use, most used first. */
export const TagList = z.object({ tags: z.array(z.object({ tag: z.string(), count: z.number() })) })
export type TagList = z.infer<typeof TagList>

/** GET /api/desk/line */
export const LineView = z.object({
  waiting: z.array(CaseSummary),
  /** For `after=`, as in a list. */
  more: z.string().nullable().optional(),
  longestWaitSeconds: z.number().nullable(),
  /** For leads: who of these was passed over, how often, because nobody free could take them; and the subject that was lacking. */
  passedOver: z
    .array(
      z.object({
        caseId: z.uuid(),
        times: z.number().int(),
        skill: z.object({ en: z.string(), es: z.string() }).nullable(),
      }),
    )
    .optional(),
  agentsHere: z.number(),
  agentsAway: z.number(),
  leader: z.object({ isLed: z.boolean(), epoch: z.number() }),
})
export type LineView = z.infer<typeof LineView>

/** GET /api/desk/agents */
export const Team = z.object({ agents: z.array(AgentView) })

/** Milliseconds since the epoch; to the end of the year 9999, which every part of Heed can keep. */
const Moment = z.number().int().min(0).max(253_402_300_799_999)

const words = z.string().max(100_000, 'At most 100,000 characters; send the rest as a file.')
const said = words.refine(text => text.trim().length > 0, 'Write something first.')

/** One or a few words by which the team finds its cases again. */
export const Tag = z
  .string()
  .max(200)
  .transform(text => text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase())
  .pipe(
    z
      .string()
      .min(1, 'Write the tag first.')
      .max(40, 'A tag has at most 40 characters.')
      .regex(/^[\p{L}\p{M}\p{N} _-]+$/u, 'A tag is made of letters, digits, spaces, - and _.'),
  )

/**
 * POST /api/desk/cases/:caseId/acts — everything that an agent does to a case. `requestId` makes a retry harmless: the same id is
 * answered like the first time. Answers: 200 ActAnswer, 409 RefusalAnswer, or a fault.
 */
export const Act = z.discriminatedUnion('act', [
  z.object({ act: z.literal('answer'), entryId: z.uuid() }),
  z.object({ act: z.literal('decline'), entryId: z.uuid() }),
  z.object({ act: z.literal('end-contact') }),
  /** The line asked for a call, and the customer was reached. */
  z.object({ act: z.literal('reached'), entryId: z.uuid() }),
  z.object({
    act: z.literal('not-reached'),
    entryId: z.uuid(),
    why: z.enum(['no-answer', 'wrong-number']),
  }),
  z.object({
    act: z.literal('reply'),
    words: said,
    files: z.array(z.uuid()).max(20).default([]),
    /** Promises of which the writer says that this is what was promised. */
    keeps: z.array(z.uuid()).max(20).optional(),
  }),
  z.object({ act: z.literal('note'), words: said, mentions: z.array(z.uuid()).max(20).default([]) }),
  z.object({ act: z.literal('change-kind'), kind: Kind }),
  z.object({
    act: z.literal('propose-handover'),
    to: z.uuid(),
    summary: words,
    lacked: LackedName.optional(),
  }),
  z.object({ act: z.literal('accept-handover'), handoverId: z.uuid() }),
  z.object({ act: z.literal('decline-handover'), handoverId: z.uuid(), reason: words }),
  z.object({ act: z.literal('propose-solved'), words }),
  z.object({ act: z.literal('report-solved'), words }),
  /** `points`: one reason for each point that is listed; without points, `reasons` says all. */
  z.object({
    act: z.literal('refuse'),
    reasons: z.string().max(20_000),
    points: z
      .array(z.object({ pointId: z.uuid(), reason: z.string().max(4_000) }))
      .max(20)
      .optional(),
  }),
  /** One rung up: the agent asks for it, or writes down that the customer did. `fromRung`: the one that was seen, 0 for none. */
  z.object({
    act: z.literal('climb'),
    by: z.enum(['agent', 'customer']),
    fromRung: z.number().int().min(0).max(99),
  }),
  z.object({ act: z.literal('answer-rung'), rung: z.number().int().min(1).max(99), words }),
  z.object({ act: z.literal('list-point'), words: z.string().max(500) }),
  z.object({ act: z.literal('take-back-point'), pointId: z.uuid(), reason: z.string().max(500) }),
  MakePromise,
  PausePromise,
  ResumePromise,
  HonourPromise,
  OfferEquivalent,
  z.object({ act: z.literal('keep-promise'), commitmentId: z.uuid(), evidence: words }),
  z.object({ act: z.literal('make-offer'), words: said }),
  z.object({ act: z.literal('tag'), tag: Tag }),
  z.object({ act: z.literal('untag'), tag: Tag }),
  /** Puts the case aside with a promise that the customer reads: by `until`, you write back. It is back on the desk before. */
  z.object({ act: z.literal('snooze'), until: Moment, words }),
  /** Back on the desk before its time; the promise stays open. */
  z.object({ act: z.literal('wake') }),
  /** On the case that stays: the other one, of the same customer, goes on in it. */
  z.object({ act: z.literal('merge'), from: z.uuid() }),
  /** A new case of the same customer with these of their messages. */
  z.object({
    act: z.literal('split'),
    messageIds: z.array(z.uuid()).min(1).max(50),
    kind: Kind.nullable().default(null),
  }),
  /** Takes up the person who waits in this case, when nobody comes before them. */
  z.object({
    act: z.literal('take'),
    /** Why somebody who chose a time is called before it. */
    early: z.enum(['customer-asked', 'customer-writes']).nullish(),
  }),
  z.object({ act: z.literal('seen'), seq: z.number().int().min(0) }),
])
export type Act = z.infer<typeof Act>
/** `goOn`: the agent has read the warning of a guarantee that is not yet enforced (`mayGoOn` of the refusal) and goes on. */
export const ActRequest = z.object({
  requestId: z.uuid(),
  act: Act,
  goOn: z.boolean().default(false),
  /** Rules of the house (`maySetAside` of the refusal) that the agent sets aside, with a reason. */
  setAside: SetAside.optional(),
})
export const ActAnswer = z.object({
  done: z.literal(true),
  isRepeat: z.boolean(),
  seq: z.number().nullable(),
  /** The case that a split opened. */
  caseId: z.uuid().nullable().optional(),
})
export type ActAnswer = z.infer<typeof ActAnswer>

/** POST /api/desk/cases/:caseId/files (multipart, field `file`) */
export const UploadAnswer = z.object({ file: FileView })

/** POST /api/desk/agents/:agentId/departure (lead or admin): every open case gets a new owner, and its customer is told. */
export const DepartureAnswer = z.object({ reassigned: z.number() })
/** PUT /api/desk/agents/:agentId/absence */
export const SetAbsence = z.object({
  from: Moment.nullable(),
  until: Moment.nullable(),
  deputyId: z.uuid().nullable(),
})
