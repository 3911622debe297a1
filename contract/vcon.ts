/**
 * A conversation as a vCon, in its unsigned form: what of draft-ietf-vcon-vcon-core (syntax 0.4.0) this product writes. Strict, so that a
 * field which the draft does not name, or a dialog that carries what its type may not, does not pass.
 *
 * As narrow as the draft and in places narrower: content is always inside (`body` with its `encoding`), nothing is referred to by an
 * address that somebody would have to be let into.
 */
import { z } from 'zod'

/** As in JMAP, from which the draft has its dates: in capitals, and no part of a second that is nothing. */
const Date3339 = z.iso.datetime({ offset: true }).regex(/T[\d:]{8}(?!\.0+\D)/u)
const Index = z.number().int().min(0)
const MediaType = z.string().regex(/^[\w.+-]+\/[\w.+-]+(?:;.*)?$/u)
const Base64Url = z.string().regex(/^[A-Za-z0-9_-]*$/u)

/** Inside: words as they are, JSON as a value, bytes in base64url without padding. */
const inside = [
  { encoding: z.literal('none'), body: z.string() },
  { encoding: z.literal('json'), body: z.json() },
  { encoding: z.literal('base64url'), body: Base64Url },
] as const

const Party = z.strictObject({
  name: z.string().optional(),
  /** By what they have shown who they are, in words of ours; wanted of whoever has a name. */
  validation: z.string().optional(),
  mailto: z.email().optional(),
  tel: z.string().optional(),
  uuid: z.string().optional(),
  type: z.enum(['person', 'bot', 'organization']).optional(),
  org: z.string().optional(),
})

const dialog = {
  start: Date3339,
  duration: z.number().min(0).optional(),
  /** Whoever began it first; the draft names an originator only where that cannot be. */
  parties: z.array(Index).min(1),
  application: z.string().optional(),
}
const media = { mediatype: MediaType, filename: z.string().optional(), message_id: z.string().optional() }

function withContent<Shape extends z.ZodRawShape>(shape: Shape) {
  const [none, json, bytes] = inside
  return [
    z.strictObject({ ...shape, ...none }),
    z.strictObject({ ...shape, ...json }),
    z.strictObject({ ...shape, ...bytes }),
  ] as const
}

/** Without content: erased, or never recorded. */
function withoutContent<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ ...shape, message_id: z.string().optional() })
}

const recording = { type: z.literal('recording'), ...dialog }
const text = { type: z.literal('text'), ...dialog }

const Dialog = z.union([
  ...withContent({ ...recording, ...media }),
  withoutContent(recording),
  ...withContent({ ...text, ...media }),
  withoutContent(text),
  z.strictObject({
    type: z.literal('incomplete'),
    ...dialog,
    disposition: z.enum(['no-answer', 'congestion', 'failed', 'busy', 'hung-up', 'voicemail-no-message']),
  }),
])

const Analysis = z.union([
  ...withContent({
    type: z.enum(['report', 'sentiment', 'summary', 'transcript', 'translation', 'tts']),
    dialog: z.union([Index, z.array(Index)]).optional(),
    mediatype: MediaType,
    filename: z.string().optional(),
    vendor: z.string(),
    product: z.string().optional(),
    schema: z.string().optional(),
  }),
])

const Attachment = z.union([
  ...withContent({
    purpose: z.string(),
    start: Date3339,
    party: Index,
    dialog: Index,
    mediatype: MediaType,
    filename: z.string().optional(),
  }),
])

export const VCon = z
  .strictObject({
    vcon: z.literal('0.4.0'),
    uuid: z.uuid({ version: 'v8' }),
    created_at: Date3339,
    updated_at: Date3339.optional(),
    subject: z.string().optional(),
    /** What was erased is no longer there; who it was about cannot be told. */
    redacted: z.strictObject({ type: z.string() }).optional(),
    parties: z.array(Party).min(1),
    dialog: z.array(Dialog),
    analysis: z.array(Analysis),
    attachments: z.array(Attachment),
  })
  .superRefine((vcon, context) => {
    const wrong = (message: string) => context.addIssue({ code: 'custom', message })
    const isParty = (index: number) => index < vcon.parties.length
    const isDialog = (index: number) => index < vcon.dialog.length
    for (const { name, validation } of vcon.parties) {
      if (name !== undefined && validation === undefined) wrong('a name without a word about whose it is')
    }
    for (const { parties } of vcon.dialog) {
      if (!parties.every(isParty)) wrong('a dialog names a party that is not there')
    }
    for (const { dialog: of = [] } of vcon.analysis) {
      if (![of].flat().every(isDialog)) wrong('an analysis names a dialog that is not there')
    }
    for (const { party, dialog: of } of vcon.attachments) {
      if (!isParty(party) || !isDialog(of)) wrong('an attachment names a party or a dialog that is not there')
    }
  })
export type VCon = z.infer<typeof VCon>
export type VConDialog = VCon['dialog'][number]
