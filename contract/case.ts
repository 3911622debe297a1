/** A case as it is shown, to its customer and at the desk. Times are milliseconds since the epoch, UTC. */
import { z } from 'zod'
import { OutsideApplies, PointView } from './ladder-view.ts'
import { OwnAccounts } from './own-account.ts'

export const Language = z.enum(['en', 'es'])
export type Language = z.infer<typeof Language>

export const Kind = z.enum(['problem', 'request'])
export const Medium = z.enum(['call', 'chat', 'letter'])
/** `owing`: called solved by its customer, with a promise still open. `merged`: it goes on in another case, which `mergedInto` names. */
export const Status = z.enum([
  'waiting',
  'owned',
  'proposed',
  'unconfirmed',
  'resting',
  'owing',
  'solved',
  'merged',
])
export const Presence = z.enum(['here', 'away', 'offline'])
export const CommitmentKind = z.enum([
  'reply',
  'call-back',
  'visit',
  'credit',
  'goods',
  'terms',
  'send-details',
  'other',
])
/** `answer`: the first answer to a letter, which the house itself promises when it came. */
export type CommitmentKind = z.infer<typeof CommitmentKind>
export const PromiseKind = z.enum([...CommitmentKind.options, 'answer'])

export const FileView = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
  /** It stands in the middle of the words, where these are shown as they were written. */
  isInline: z.boolean().optional(),
})
export type FileView = z.infer<typeof FileView>

/** What in a text is not new: from where to where, in UTF-16 units. */
export const Fold = z.object({
  from: z.number(),
  to: z.number(),
  is: z.enum(['quote', 'signature', 'disclaimer', 'forward']),
})
export type Fold = z.infer<typeof Fold>

/** What was odd about how a mail was read, in the reader's language. */
export const ReadingNote = z.object({
  name: z.string(),
  says: z.string(),
  /** How the words begin, read the other way that they may be meant. */
  otherReading: z.string().optional(),
})
export type ReadingNote = z.infer<typeof ReadingNote>

/** One line of the story: a fact as a sentence, with the words that were said where there are any. */
export const StoryItem = z.object({
  /** Grows by at least one from item to item of the same case; the key for "what have I seen". Items of a joined case are below zero. */
  seq: z.number(),
  at: z.number(),
  type: z.string(),
  by: z.object({ who: z.enum(['customer', 'agent', 'heed']), id: z.uuid().nullable(), name: z.string() }),
  sentence: z.string(),
  words: z.string().nullable(),
  /** What in the words is not new: quotes, signatures, small print. Sorted, never overlapping. */
  folds: z.array(Fold).optional(),
  /** Set when the words came by mail: it can be looked at as it was written, and how it was read. For the desk alone. */
  mail: z
    .object({
      hasHtml: z.boolean(),
      notes: z.array(ReadingNote).optional(),
      /** The address that it came from, as its sender wrote it: it proves nothing. */
      from: z.string().optional(),
      /** Of somebody's words; absent where it has none. */
      subject: z.string().optional(),
    })
    .optional(),
  files: z.array(FileView),
  /** The id under which the message was sent, for matching what a browser still shows as "sending". */
  messageId: z.string().nullable(),
  /** The logged call that this is, so that a promise can point at it. */
  callId: z.uuid().optional(),
  /** For messages to the customer that left by mail. */
  delivery: z.enum(['sending', 'delivered', 'failed']).nullable(),
  /** A recording that can be listened to; absent also when it was taken away. */
  recording: z
    .object({
      id: z.uuid(),
      name: z.string(),
      seconds: z.number(),
      /** Its length is what the player of whoever brought it said. */
      isRoughly: z.boolean().optional(),
      /** What was said in it is written down. */
      hasWords: z.boolean(),
      callId: z.uuid().optional(),
    })
    .optional(),
  /** What became of a recording of this story. */
  ofRecording: z.object({ id: z.uuid(), is: z.enum(['written-down', 'removed']) }).optional(),
  /** The case that it was said in before that was joined into this one; absent for what was said here. */
  joinedFrom: z.object({ id: z.uuid(), reference: z.string() }).optional(),
  /** Another case that this is about: where it goes on, what was joined or split off, what this was a part of. */
  elsewhere: z.object({ id: z.uuid(), reference: z.string() }).optional(),
})
export type StoryItem = z.infer<typeof StoryItem>

export const PromiseView = z.object({
  id: z.uuid(),
  kind: PromiseKind,
  words: z.string().nullable(),
  by: z.object({ id: z.uuid(), name: z.string() }),
  madeAt: z.number(),
  dueAt: z.number(),
  state: z.enum(['open', 'kept', 'broken', 'replaced', 'released']),
  isDueSoon: z.boolean(),
  settledAt: z.number().nullable(),
  /** How often its date was moved to a later one; left out, never. */
  moved: z.number().optional(),
  /** Whoever acts for the customer, where it was promised to them; left out, the customer. */
  to: z.object({ name: z.string() }).optional(),
  /** Its clock rests: we wait for the customer. */
  isPaused: z.boolean().optional(),
  /** Where it was said: a message or a call of the story, or seconds of a recording. */
  evidence: z
    .union([
      z.object({ messageId: z.uuid() }),
      z.object({ callId: z.uuid() }),
      z.object({ recordingId: z.uuid(), fromSecond: z.number(), toSecond: z.number() }),
    ])
    .optional(),
  /** Of the catalogue, as it stood when it was promised. */
  terms: z
    .object({
      offerId: z.uuid(),
      version: z.number(),
      name: z.string(),
      terms: z.string(),
      /** Until when, at least, it can be taken up; left out while the written terms have not come. */
      standsUntil: z.number().optional(),
      hasArrived: z.boolean().optional(),
      /** The catalogue says something else by now; it does not apply. */
      isOlder: z.boolean(),
    })
    .optional(),
  /** It is kept by being booked, and waits for the reference of that: nobody says by hand that it was kept. */
  waitsForReference: z.boolean().optional(),
  /** A credit with an amount: it is kept by being given, and by no words of anybody. */
  isKeptByGiving: z.boolean().optional(),
  /** Nobody with the right to has stood up for it yet. It binds all the same. */
  isBeyond: z.boolean().optional(),
  /** Offered instead, for the customer to accept. */
  equivalent: z
    .object({ id: z.uuid(), kind: CommitmentKind, words: z.string().nullable(), dueAt: z.number() })
    .optional(),
})
export type PromiseView = z.infer<typeof PromiseView>

/** A wait as it is told: a sentence by the server's language, and the figures behind it. */
export const WaitView = z.object({
  ahead: z.number(),
  /** Nine times out of ten it is at most this; null when we cannot tell. */
  atMostSeconds: z.number().nullable(),
  /** As often sooner as later; only beside an `atMostSeconds` that is a time. */
  middleSeconds: z.number().optional(),
  sentence: z.string(),
  /** An approximation, and said to be one. */
  isRough: z.boolean().optional(),
  /** It takes longer than was told. */
  isLate: z.boolean().optional(),
  /** They were told again that it takes longer, and why. */
  worse: z.enum(['overtaken', 'fewer-here', 'longer']).optional(),
  /** Present where it is said that it is busier than usual: how many came within the hour, and what was most in nine of ten such hours. */
  busier: z.object({ now: z.number(), usualMost: z.number(), weeks: z.number() }).optional(),
})
export type WaitView = z.infer<typeof WaitView>

export const OwnerView = z.object({
  id: z.uuid(),
  name: z.string(),
  presence: Presence,
  /** False while the duty lead stands in until someone accepts. */
  hasAccepted: z.boolean(),
  deputyName: z.string().nullable(),
  /** When they are here again, where that is known. */
  backAt: z.number().nullable().optional(),
})

/** How the case stands, for its customer. */
export const CaseForCustomer = z.object({
  reference: z.string(),
  status: Status,
  owner: OwnerView.nullable(),
  /** Present while they are in the line; null once a person talks with them or the matter rests with its owner. */
  line: z
    .object({
      state: z.enum(['waiting', 'offered']),
      medium: Medium,
      wait: WaitView,
      /** The one who knows the case, for whom they may wait instead of for whoever comes; null where that is nobody. */
      owner: z
        .object({
          name: z.string(),
          isHere: z.boolean(),
          /** Until when they are waited for now; null when whoever comes may help. */
          awaitedUntil: z.number().nullable(),
          /** How many minutes at most they would be waited for. */
          mostMinutes: z.number(),
        })
        .nullish(),
      /** They do not wait here but are called, or told. */
      callback: z
        .object({
          by: z.enum(['phone', 'chat']),
          /** The end of the number; null when it was erased, and where no number is called. */
          masked: z.string().nullable(),
          window: z.object({ from: z.number(), until: z.number() }).nullable(),
          tries: z.number(),
          /** When it is due; null when it is. */
          nextAt: z.number().nullable(),
        })
        .nullish(),
      /** Whether they may be called instead of waiting here: nobody is coming to them just now. */
      mayBeCalled: z.boolean().optional(),
      /** The request has waited for longer than the house states. */
      isPastLimit: z.boolean().optional(),
    })
    .nullable(),
  /** Somebody is calling them right now, or waits for them on the page: and until when. */
  calling: z
    .object({ by: z.enum(['phone', 'chat']), name: z.string(), until: z.number().nullable() })
    .nullish(),
  /** Their place is kept until then, after we called in vain. */
  keptUntil: z.number().nullish(),
  /** With whom they talk right now. */
  talkingWith: z.string().nullable(),
  promises: z.array(PromiseView),
  /** Who decides about more than the agent may give, and until when. */
  deciding: z
    .array(
      z.object({
        name: z.string(),
        /** As it stands after “about”: “a credit of £40.00”. */
        what: z.string(),
        until: z.number(),
        /** The last one inside has let it pass, and was reminded. */
        isLate: z.boolean(),
        /** Unanswered, it goes to somebody above. */
        goesUp: z.boolean(),
      }),
    )
    .optional(),
  /** Who decides, and who would; null where nothing can go up: it is solved, or goes on elsewhere. */
  ladder: z
    .object({
      /** The rung on which it stands; 0 for none. */
      rung: z.number(),
      /** Who decides now, or decided last; null while nobody above the owner was asked, and outside. */
      name: z.string().nullable(),
      isDeciding: z.boolean(),
      answerBy: z.number().nullable(),
      /** One rung up; null when nothing is above. */
      next: z
        .object({ name: z.string(), isOutside: z.boolean(), answerBy: z.number().nullable() })
        .nullable(),
      /** Whether whoever reads this may go up now. */
      canClimb: z.boolean(),
      /** The body outside, once it is their turn to go there. */
      outside: z
        .object({
          name: z.string(),
          address: z.string(),
          link: z.string(),
          rights: z.string(),
          applies: OutsideApplies.optional(),
        })
        .nullable(),
      /** How often the last rung inside has let its time pass. */
      timesLate: z.number().optional(),
      /** What they want answered, point by point. */
      points: z.array(PointView).optional(),
      /** Whoever reads this may list points, and say which are settled. */
      mayList: z.boolean().optional(),
    })
    .nullish(),
  /** What they hold: for nobody but whoever has shown to be the customer. */
  account: OwnAccounts.nullish(),
  /** They said that they leave: the way to cancel comes first on their page. */
  wantsToLeave: z.boolean().optional(),
  canSolve: z.boolean(),
  canDeny: z.boolean(),
  /** True when this browser proved who it is (code or signed link) or opened the case itself. */
  isVerified: z.boolean(),
  addresses: z.array(z.object({ kind: z.enum(['email', 'phone']), masked: z.string() })),
  /** Set when whoever reads acts for the customer. */
  actsFor: z
    .object({ customerName: z.string().nullable(), mayDecide: z.boolean(), until: z.number() })
    .nullable()
    .optional(),
})
export type CaseForCustomer = z.infer<typeof CaseForCustomer>

/** What the server sends to the customer's page over SSE (`event:` is the type, `id:` the resume token). */
export const CustomerLive = z.discriminatedUnion('type', [
  z.object({ type: z.literal('item'), item: StoryItem }),
  z.object({ type: z.literal('state'), state: CaseForCustomer }),
  z.object({ type: z.literal('typing'), name: z.string() }),
  z.object({ type: z.literal('reload') }),
])
export type CustomerLive = z.infer<typeof CustomerLive>
