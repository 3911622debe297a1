/**
 * A copy of a case as a vCon. Pure but for its clock, which is in what was collected. Bytes of files are not read here: where they belong
 * stands a mark, and whoever writes it out puts them there (vcon-stream.ts).
 */
import { createHash } from 'node:crypto'
import type { StoryItem } from '../../contract/case.ts'
import type { VCon, VConDialog } from '../../contract/vcon.ts'
import type { CaseFact, FactOf } from '../../domain/case/facts.ts'
import type { Instant } from '../../domain/time.ts'
import type { Copied, CopiedFile, CopiedRecording } from './collect.ts'

/** A mark in the place of bytes, and the blob that they are in. */
export type Marks = ReadonlyMap<string, string>

export interface MarkedVCon {
  readonly vcon: VCon
  readonly marks: Marks
}

const CUSTOMER = 0
const HOUSE = 1
const VENDOR = 'Heed'

/** Each blob gets a mark of its own, which no words of a person can be: `random` is a secret of this copy, in letters of base64url. */
export function toVCon(copied: Copied, random: string): MarkedVCon {
  const marks = new Map<string, string>()
  const making: Making = {
    copied,
    parties: openParties(copied),
    mark: blob => {
      const mark = `${random}-${marks.size}-`
      marks.set(mark, blob)
      return mark
    },
    dialog: [],
    analysis: [],
    attachments: [],
  }
  for (const item of copied.story) talk(making, item)
  for (const recording of copied.recordings) soundAlone(making, recording)
  attachRecord(making)
  const { parties, dialog, analysis, attachments } = making
  const vcon: VCon = {
    vcon: '0.4.0',
    uuid: uuid8(`${copied.caseId} ${copied.for} ${copied.madeAt} ${copied.ledger.hash}`),
    created_at: date(copied.madeAt),
    subject: copied.reference,
    ...(copied.isErased ? { redacted: { type: 'personal data was erased' } } : {}),
    parties: parties.all(),
    dialog,
    analysis,
    attachments,
  }
  return { vcon, marks }
}

interface Making {
  readonly copied: Copied
  readonly parties: ReturnType<typeof openParties>
  readonly mark: (blob: string) => string
  readonly dialog: VConDialog[]
  readonly analysis: VCon['analysis'][number][]
  readonly attachments: VCon['attachments'][number][]
}

/** As the draft has dates: seconds in parts only where there are any. */
function date(at: Instant): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}

/** Of the version for values that somebody made up by a rule of their own (RFC 9562): the same copy has the same one. */
function uuid8(of: string): string {
  const hex = createHash('sha256').update(of).digest('hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** The customer, the house, and each further person in the order in which they appear. */
function openParties({ customer, house, facts }: Copied) {
  const org = house.organisation.name
  const [mailto] = customer.emails
  const [phone] = customer.phones
  const all: VCon['parties'][number][] = [
    {
      type: 'person',
      ...(customer.name === null ? {} : { name: customer.name, validation: howKnown(facts) }),
      ...(mailto === undefined ? {} : { mailto }),
      ...(phone === undefined ? {} : { tel: `tel:${phone}` }),
    },
    { type: 'organization', name: org, validation: 'none' },
  ]
  const known = new Map<string, number>()
  const indexOf = (key: string, party: () => VCon['parties'][number]) => {
    const index = known.get(key) ?? all.push(party()) - 1
    known.set(key, index)
    return index
  }
  return {
    all: () => all,
    of({ who, id, name }: StoryItem['by']): number {
      if (who === 'heed') return HOUSE
      if (who === 'agent')
        return indexOf(`agent ${id}`, () => ({
          type: 'person',
          name,
          validation: 'log-in',
          org,
          ...(id === null ? {} : { uuid: id }),
        }))
      const isThemselves = name === (customer.name ?? name) && !/[,:]/.test(name)
      return isThemselves
        ? CUSTOMER
        : indexOf(`helper ${name}`, () => ({ type: 'person', name, validation: 'named by the customer' }))
    },
  }
}

/** By what the customer has shown who they are in this case; the draft wants it said of whoever is named. */
function howKnown(facts: Copied['facts']): string {
  const isProven = facts.some(
    ({ fact }) => fact.type === 'CustomerSpoke' && fact.verified && fact.helperId === undefined,
  )
  return isProven ? 'own page, or answer to a letter' : 'none'
}

/** What was said, in writing or on the phone, with the files that went along. */
function talk(making: Making, item: StoryItem): void {
  const fact = making.copied.facts.find(({ seq }) => seq === item.seq)?.fact as CaseFact | undefined // of this case
  if (fact?.type === 'CustomerSpoke') return written(making, item, fact.channel)
  if (fact?.type === 'AgentReplied') return written(making, item, null)
  if (fact?.type === 'CallLogged') return called(making, item, fact)
}

function written(making: Making, item: StoryItem, channel: string | null): void {
  const { parties, dialog, copied } = making
  const by = parties.of(item.by)
  const to = item.by.who === 'customer' ? HOUSE : CUSTOMER
  const index = dialog.length
  const head = {
    type: 'text' as const,
    start: date(item.at),
    // Whoever stands first began it; the draft names an originator only where that is not so.
    parties: [by, to],
    ...(channel === null ? {} : { application: channel }),
    ...(item.messageId === null ? {} : { message_id: item.messageId }),
  }
  dialog.push(
    item.words === null && item.files.length === 0
      ? head
      : { ...head, mediatype: 'text/plain', encoding: 'none', body: item.words ?? '' },
  )
  for (const { id } of item.files) {
    const file = copied.files.get(id)
    if (file) making.attachments.push(attached(making, file, { index, by, at: item.at }))
  }
}

function attached(
  making: Making,
  file: CopiedFile,
  { index, by, at }: { readonly index: number; readonly by: number; readonly at: Instant },
): VCon['attachments'][number] {
  return {
    purpose: 'sent along',
    start: date(at),
    party: by,
    dialog: index,
    mediatype: mediaTypeOf(file),
    filename: file.name,
    encoding: 'base64url',
    body: making.mark(file.blob),
  }
}

/** As the sender said, where that is a media type at all. */
export function mediaTypeOf({ mediaType }: Pick<CopiedFile, 'mediaType'>): string {
  return /^[\w.+-]+\/[\w.+-]+(?:;.*)?$/u.test(mediaType) ? mediaType : 'application/octet-stream'
}

const SECONDS = 60

function called(making: Making, item: StoryItem, fact: FactOf<'CallLogged'>): void {
  const { dialog, copied, parties, analysis } = making
  const agent = parties.of(item.by)
  const talking = fact.direction === 'in' ? [CUSTOMER, agent] : [agent, CUSTOMER]
  const recording = copied.recordings.find(({ callId }) => callId === fact.callId)
  const head = { start: date(fact.startedAt), parties: talking, application: 'call' }
  const index = dialog.length
  if (fact.outcome === 'not-reached') {
    dialog.push({ type: 'incomplete', ...head, disposition: 'no-answer' })
    return
  }
  dialog.push(
    recording
      ? { type: 'recording', ...head, ...sound(making, recording), message_id: fact.callId }
      : { type: 'recording', ...head, duration: fact.minutes * SECONDS, message_id: fact.callId },
  )
  if (item.words !== null && item.words !== '') {
    analysis.push({
      type: 'summary',
      dialog: index,
      vendor: VENDOR,
      mediatype: 'text/plain',
      encoding: 'none',
      body: item.words,
    })
  }
  if (recording) transcribe(making, recording, index)
}

function sound(making: Making, recording: CopiedRecording) {
  return {
    duration: recording.seconds,
    mediatype: recording.mediaType,
    filename: recording.name,
    encoding: 'base64url' as const,
    body: making.mark(recording.blob),
  }
}

/** A recording of no call that was written down. */
function soundAlone(making: Making, recording: CopiedRecording): void {
  const { dialog, copied } = making
  const isOfCall = copied.facts.some(
    ({ fact }) =>
      fact.type === 'CallLogged' && fact.callId === recording.callId && fact.outcome !== 'not-reached',
  )
  if (isOfCall) return
  const start = date(recording.startedAt ?? recording.addedAt)
  dialog.push({ type: 'recording', start, parties: [CUSTOMER, HOUSE], ...sound(making, recording) })
  transcribe(making, recording, dialog.length - 1)
}

function transcribe({ analysis }: Making, { lines }: CopiedRecording, dialog: number): void {
  if (lines.length === 0) return
  analysis.push({
    type: 'transcript',
    dialog,
    vendor: VENDOR,
    product: 'brought with the recording',
    schema: 'heed-transcript-1',
    mediatype: 'application/json',
    encoding: 'json',
    body: lines.map(({ fromSecond, toSecond, who, text }) => ({
      start: fromSecond,
      end: toSecond,
      who,
      text,
    })),
  })
}

/** What no dialog holds: what was promised, with the seconds in which it was, and every step in words. */
function attachRecord(making: Making): void {
  const { copied, dialog, attachments } = making
  // An attachment belongs to a dialog; a case in which nothing was said yet has one without words.
  if (dialog.length === 0) dialog.push({ type: 'text', start: date(copied.openedAt), parties: [CUSTOMER] })
  const json = (purpose: string, filename: string, body: VCon['attachments'][number]['body']) =>
    attachments.push({
      purpose,
      start: date(copied.madeAt),
      party: HOUSE,
      dialog: 0,
      mediatype: 'application/json',
      filename,
      encoding: 'json',
      body,
    })
  json('heed-promises', 'promises.json', copied.promises.map(toPromise))
  json(
    'heed-story',
    'story.json',
    copied.story.map(({ at, type, by, sentence, words }) => ({
      at: date(at),
      type,
      by: by.name,
      sentence,
      words,
    })),
  )
  json('heed-ledger', 'ledger.json', { reference: copied.reference, for: copied.for, ...copied.ledger })
}

function toPromise(promise: Copied['promises'][number]) {
  const { id, kind, words, by, madeAt, dueAt, state, settledAt, moved, evidence, terms } = promise
  return {
    id,
    kind,
    words,
    by: by.name,
    madeAt: date(madeAt),
    dueAt: date(dueAt),
    state,
    settledAt: settledAt === null ? null : date(settledAt),
    moved: moved ?? 0,
    ...(evidence === undefined ? {} : { evidence }),
    ...(terms === undefined
      ? {}
      : { terms: { name: terms.name, version: terms.version, words: terms.terms } }),
  }
}
