/**
 * What the draft itself allows in the unsigned form, as JSON Schema: read from its rules, its CDDL and its own schema, and not from what
 * we write (contract/vcon.ts). What it forbids of a type of dialog, and what belongs together, is here too; what a schema cannot say
 * (an index into another list) is asked there.
 */
import { fastify, type FastifyRequest } from 'fastify'

const string = { type: 'string' }
const index = { type: 'integer', minimum: 0 }
const oneOrMore = (schema: object) => ({ anyOf: [schema, { type: 'array', items: schema }] })
const listOf = (schema: object) => ({ type: 'array', items: schema })
/** RFC 3339 as JMAP narrows it. */
const date = {
  type: 'string',
  format: 'date-time',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d*[1-9]\\d*)?(Z|[+-]\\d\\d:\\d\\d)$',
}
const mediatype = { type: 'string', pattern: '^[^/\\s]+/[^/\\s;]+(\\s*;.*)?$' }
const contentHash = oneOrMore({ type: 'string', pattern: '^[a-z0-9]+-[A-Za-z0-9_-]+$' })
const httpsUrl = { type: 'string', format: 'uri', pattern: '^https://' }
const absent = (names: readonly string[]) => ({ not: { anyOf: names.map(name => ({ required: [name] })) } })
const strings = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, string]))

const contentNames = ['body', 'encoding', 'url', 'content_hash']
const content = {
  mediatype,
  filename: string,
  body: {},
  encoding: { enum: ['base64url', 'json', 'none'] },
  url: httpsUrl,
  content_hash: contentHash,
}
/** Inside with its encoding, elsewhere with its hash, or not there; never both. */
const contentRules = [
  { anyOf: [absent(['body']), absent(['url'])] },
  { if: { required: ['body'] }, then: { required: ['encoding', 'mediatype'] } },
  { if: { required: ['url'] }, then: { required: ['content_hash'] } },
  {
    if: { required: ['encoding'], properties: { encoding: { const: 'none' } } },
    then: { properties: { body: string } },
  },
  {
    if: { required: ['encoding'], properties: { encoding: { const: 'base64url' } } },
    then: { properties: { body: { type: 'string', pattern: '^[A-Za-z0-9_-]*$' } } },
  },
]

/** Nothing beyond the draft: what is beyond belongs to an extension, which would have to be named. */
const object = (required: readonly string[], properties: object, rules: readonly object[] = []) => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
  ...(rules.length === 0 ? {} : { allOf: rules }),
})

const civicaddress = object(
  [],
  strings('country a1 a2 a3 a4 a5 a6 prd pod sts hno hns lmk loc flr nam pc'.split(' ')),
)
const ofParty = ['sip', 'stir', 'name', 'did', 'validation', 'gmlpos', 'uuid', 'org', 'dept']
const party = object([], {
  ...strings(ofParty),
  tel: { type: 'string', pattern: '^(tel:)?\\+?[\\d().-]+(;.*)?$' },
  mailto: { type: 'string', pattern: '^(mailto:)?[^\\s@]+@[^\\s@]+$' },
  type: { enum: ['person', 'bot', 'organization'] },
  civicaddress,
})

const session = object([], strings(['local', 'remote']))
const event = {
  enum: ['join', 'drop', 'hold', 'unhold', 'mute', 'unmute', 'keydown', 'keyup'],
}
const history = object(['party', 'time', 'event'], { party: index, time: date, event, button: string }, [
  { if: { properties: { event: { enum: ['keydown', 'keyup'] } } }, then: { required: ['button'] } },
])
const ofTransfer = [
  'transferee',
  'transferor',
  'transfer_target',
  'original',
  'consultation',
  'target_dialog',
]
const ofTalk = ['parties', 'originator', 'session_id', 'party_history']
const notOf = (type: string, names: readonly string[]) => ({
  if: { properties: { type: { const: type } } },
  then: absent(names),
})
const onlyOf = (types: readonly string[], names: readonly string[]) => ({
  if: { not: { properties: { type: { enum: types } } } },
  then: absent(names),
})
const dialog = object(
  ['type', 'start'],
  {
    type: { enum: ['recording', 'text', 'transfer', 'incomplete', 'recording-set'] },
    start: date,
    duration: { type: 'number', minimum: 0 },
    parties: oneOrMore({ anyOf: [index, listOf(index), { type: 'null' }] }),
    originator: index,
    recordings: listOf(index),
    recording_set: index,
    disposition: {
      enum: ['no-answer', 'congestion', 'failed', 'busy', 'hung-up', 'voicemail-no-message'],
    },
    session_id: oneOrMore(oneOrMore(session)),
    party_history: listOf(history),
    ...Object.fromEntries(ofTransfer.map(name => [name, oneOrMore(index)])),
    application: string,
    message_id: string,
    ...content,
  },
  [
    ...contentRules,
    ...['incomplete', 'transfer', 'recording-set'].map(type =>
      notOf(type, [...contentNames, 'mediatype', 'filename', 'message_id']),
    ),
    { if: { properties: { type: { const: 'incomplete' } } }, then: { required: ['disposition'] } },
    onlyOf(['incomplete'], ['disposition']),
    onlyOf(['transfer'], ofTransfer),
    notOf('transfer', ofTalk),
    onlyOf(['recording'], ['recording_set']),
    onlyOf(['recording-set'], ['recordings']),
  ],
)

const analysis = object(
  ['type', 'vendor'],
  {
    ...strings(['type', 'vendor', 'product', 'schema']),
    dialog: oneOrMore(index),
    attachment: oneOrMore(index),
    ...content,
  },
  contentRules,
)
const attachment = object(
  ['start', 'party', 'dialog'],
  { purpose: string, start: date, party: index, dialog: index, ...content },
  contentRules,
)
const other = (required: readonly string[]) =>
  object(required, { uuid: string, type: string, url: httpsUrl, content_hash: contentHash }, [
    { if: { required: ['url'] }, then: { required: ['content_hash'] } },
  ])

const unsignedVCon = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  ...object(
    ['uuid', 'created_at'],
    {
      vcon: { const: '0.4.0' },
      uuid: { type: 'string', format: 'uuid' },
      extensions: listOf(string),
      critical: listOf(string),
      created_at: date,
      updated_at: date,
      subject: string,
      redacted: other(['type']),
      amended: other([]),
      parties: listOf(party),
      dialog: listOf(dialog),
      analysis: listOf(analysis),
      attachments: listOf(attachment),
    },
    [{ anyOf: [absent(['redacted']), absent(['amended'])] }],
  ),
}

type Validate = ReturnType<FastifyRequest['compileValidationSchema']>

/** Asked by the validator that fastify brings with it, set to change nothing of what it is shown. */
export async function openDraft(): Promise<(vcon: unknown) => readonly string[]> {
  const app = fastify({
    ajv: { customOptions: { coerceTypes: false, useDefaults: false, removeAdditional: false } },
  })
  let validate: Validate | null = null
  app.get('/', request => {
    validate = request.compileValidationSchema(unsignedVCon)
    return 'compiled'
  })
  const { statusCode, body } = await app.inject('/')
  await app.close()
  const valid = validate as Validate | null // set by the request, which TypeScript does not follow
  if (statusCode !== 200 || valid === null) throw new Error(body)
  return vcon =>
    valid(vcon)
      ? []
      : (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
}
