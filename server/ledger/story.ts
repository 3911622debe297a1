/** The facts of a case as the story that a person reads: one sentence each, with the words where they may be seen. */
import { sql } from 'kysely'
import { tellMoment } from '../../contract/end-of-day.ts'
import type { FileView, Language, StoryItem } from '../../contract/case.ts'
import { isForCustomer, showsWordsToCustomer } from '../../domain/case/audience.ts'
import { describe } from '../../domain/case/describe.ts'
import type { CaseFact, FactOf } from '../../domain/case/facts.ts'
import type { NamedPromise } from '../../domain/commitment/kinds.ts'
import { DAY } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { House } from './directory.ts'
import type { StoredFact } from './ledger.ts'

export interface Reader {
  readonly audience: 'customer' | 'agent'
  readonly language: Language
  readonly house: House
  readonly customerName: string | null
  /** Reads what the customer may, and is not the customer: they are told of. */
  readonly actsForCustomer?: boolean
}

/** A file with the name by which the HTML of its mail refers to it. */
interface CaseFile extends FileView {
  readonly contentId: string | null
  /** Set where the file is a recording. */
  readonly recording: StoryItem['recording'] | null
}

/** The files of a case by id. */
export type CaseFiles = ReadonlyMap<string, CaseFile>

export async function filesOfCase(db: Db | Tx, caseId: string): Promise<CaseFiles> {
  const { rows } = await sql<CaseFile>`
    SELECT f.id, f.name, f.media_type AS "mediaType", f.size, f.content_id AS "contentId",
      CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', f.name, 'seconds', r.seconds,
        'hasWords', r.transcript_file_id IS NOT NULL, 'isRoughly', r.seconds_by = 'player') END AS recording
    FROM file f LEFT JOIN recording r ON r.file_id = f.id
    WHERE f.case_id = ${caseId} AND f.purpose = 'attachment'`.execute(db)
  return new Map(rows.map(view => [view.id, view]))
}

/**
 * The story in order, for one audience; facts that this audience does not see are left out.
 *
 * @param before where these are not all facts of their case: those by which the promises were made that they are about
 */
export function toStory(
  facts: readonly StoredFact[],
  files: CaseFiles,
  reader: Reader,
  before: readonly StoredFact[] = [],
): readonly StoryItem[] {
  const known: Known = { files, deliveries: deliveriesIn(facts), promises: promisesIn([...before, ...facts]) }
  const letIn = new Set(facts.flatMap(({ fact }) => (fact.type === 'StrangerLetIn' ? [fact.strangerId] : [])))
  return facts.flatMap(stored => {
    const fact = stored.fact as CaseFact // a case's facts are case facts
    const isForAgent = reader.audience === 'agent'
    if (stored.caseId === null || !(isForAgent || isForCustomer(fact))) return []
    const item = toItem(stored, fact, known, reader)
    // What was let in is said as the customer's words; twice would be once too often.
    const isSaidAgain = fact.type === 'StrangerWrote' && letIn.has(fact.messageId)
    const isWhole = (isForAgent || showsWordsToCustomer(fact)) && !isSaidAgain
    return [isWhole ? item : { ...item, words: null, files: [] }]
  })
}

/** What is known of a case beside each of its facts. */
interface Known {
  readonly files: CaseFiles
  readonly deliveries: ReadonlyMap<string, StoryItem['delivery']>
  readonly promises: ReadonlyMap<string, NamedPromise>
}

function toItem(
  stored: StoredFact,
  fact: CaseFact,
  { files, deliveries, promises }: Known,
  reader: Reader,
): StoryItem {
  const messageId = messageOf(fact)
  return {
    seq: stored.seq,
    at: stored.at,
    type: fact.type,
    by: author(fact, reader),
    sentence: describe(fact, {
      names: id => nameOf(reader, id),
      language: reader.language,
      audience: reader.actsForCustomer ? 'agent' : reader.audience,
      helper: helperIn(fact),
      promise: id => promises.get(id) ?? null,
      formatTime: instant => (instant - stored.at < farMs ? formatTime : formatDate)(instant, reader),
      formatEnd: instant => formatEnd(instant, reader) ?? formatTime(instant, reader),
    }),
    words: wordsOf(fact),
    ...foldsOf(fact),
    ...(reader.audience === 'agent' ? mailOf(fact, reader.language) : {}),
    files: 'files' in fact ? fact.files.flatMap(id => viewFile(files.get(id), fact)) : [],
    ...recordingOf(fact, files),
    messageId,
    ...(fact.type === 'CallLogged' ? { callId: fact.callId } : {}),
    delivery: messageId === null ? null : (deliveries.get(messageId) ?? null),
    ...elsewhere(fact),
  }
}

/** Where it can be listened to: its file is there, and still is that recording. */
function recordingOf(fact: CaseFact, files: CaseFiles): Pick<StoryItem, 'recording' | 'ofRecording'> {
  if (fact.type === 'TranscriptAdded') return { ofRecording: { id: fact.recordingId, is: 'written-down' } }
  if (fact.type === 'RecordingRemoved') return { ofRecording: { id: fact.recordingId, is: 'removed' } }
  const found = fact.type === 'RecordingAdded' ? files.get(fact.fileId)?.recording : null
  if (!found || fact.type !== 'RecordingAdded' || found.id !== fact.recordingId) return {}
  const { isRoughly, ...recording } = found
  return {
    recording: {
      ...recording,
      ...(isRoughly === true ? { isRoughly } : {}),
      ...(fact.callId === undefined ? {} : { callId: fact.callId }),
    },
  }
}

/** The message that a fact is, or is about. */
function messageOf(fact: CaseFact): string | null {
  if ('messageId' in fact) return fact.messageId
  if ('strangerId' in fact) return fact.strangerId
  return 'noteId' in fact ? fact.noteId : null
}

/** The other case that a fact is about. */
function elsewhere(fact: CaseFact): Pick<StoryItem, 'elsewhere'> {
  switch (fact.type) {
    case 'CaseMerged':
    case 'CaseSplit':
      return { elsewhere: { id: fact.into, reference: fact.reference } }
    case 'CaseJoined':
      return { elsewhere: { id: fact.from, reference: fact.reference } }
    case 'StrangerSentAway':
      return fact.into === null ? {} : { elsewhere: { id: fact.into.caseId, reference: fact.into.reference } }
    case 'CaseOpened':
      return fact.splitFrom === undefined
        ? {}
        : { elsewhere: { id: fact.splitFrom.caseId, reference: fact.splitFrom.reference } }
    default:
      return {}
  }
}

/** Promises by id, as they were made. */
function promisesIn(facts: readonly StoredFact[]): ReadonlyMap<string, NamedPromise> {
  return new Map(
    facts.flatMap(({ fact }) =>
      fact.type === 'CommitmentMade'
        ? [[fact.commitmentId, { kind: fact.kind, words: fact.body?.words ?? null }] as const]
        : [],
    ),
  )
}

function deliveriesIn(facts: readonly StoredFact[]): ReadonlyMap<string, StoryItem['delivery']> {
  const found = new Map<string, StoryItem['delivery']>()
  for (const { fact } of facts) {
    if (fact.type === 'MessageDelivered') found.set(fact.messageId, 'delivered')
    if (fact.type === 'MessageNotDelivered') found.set(fact.messageId, 'failed')
  }
  return found
}

const byCustomer: ReadonlySet<CaseFact['type']> = new Set([
  'CustomerSpoke',
  'SolvedConfirmed',
  'SolvedDenied',
  'AddressLeft',
  'CommitmentReleased',
  'PointSettled',
  'PointOpenedAgain',
])

/** A point of a complaint is written down by an agent, or by the customer. */
function isByCustomer(fact: CaseFact): boolean {
  return byCustomer.has(fact.type) || (fact.type === 'PointListed' && fact.agentId === null)
}

/** The name of the helper whom a fact is about or by; null where there is none, and after erasure. */
function helperIn(fact: CaseFact): string | null {
  if (!('helperId' in fact) || !fact.body) return null
  const fields: Readonly<Record<string, unknown>> = { ...fact.body }
  const name = fields.helper ?? fields.name
  return typeof name === 'string' ? name : null
}

/** "Robert, for Ada Lovelace" */
function inPlaceOf(helper: string, { customerName, language }: Reader): string {
  if (language === 'es') return `${helper}, por ${customerName ?? 'el cliente'}`
  return `${helper}, for ${customerName ?? 'the customer'}`
}

function author(fact: CaseFact, reader: Reader): StoryItem['by'] {
  if (isByCustomer(fact)) {
    const helper = helperIn(fact)
    if (helper !== null) return { who: 'customer', id: null, name: inPlaceOf(helper, reader) }
    return {
      who: 'customer',
      id: null,
      name: reader.customerName ?? (reader.language === 'es' ? 'Cliente' : 'Customer'),
    }
  }
  const agentId = 'agentId' in fact ? fact.agentId : null
  if (agentId === null) return { who: 'heed', id: null, name: reader.house.organisation.name }
  return { who: 'agent', id: agentId, name: nameOf(reader, agentId) }
}

export function nameOf(reader: Pick<Reader, 'house' | 'language'>, agentId: string): string {
  return (
    reader.house.agents.get(agentId)?.name ??
    (reader.language === 'es' ? 'alguien del equipo' : 'somebody in the team')
  )
}

/** What was said or written, whichever field of the body holds it; null after erasure. */
export function wordsOf(fact: CaseFact): string | null {
  const body = 'body' in fact ? fact.body : undefined
  if (!body) return null
  const fields: Readonly<Record<string, unknown>> = { ...body }
  const said =
    fields.text ??
    fields.words ??
    fields.summary ??
    fields.reasons ??
    fields.reason ??
    fields.evidence ??
    fields.why
  return typeof said === 'string' && said !== '' ? said : null
}

/** What of these words is not new. */
function foldsOf(fact: CaseFact): Pick<StoryItem, 'folds'> {
  const folds = 'body' in fact && fact.body && 'folds' in fact.body ? fact.body.folds : undefined
  return folds === undefined || folds.length === 0 ? {} : { folds: [...folds] }
}

/** Set for whatever came by mail, be it somebody's words or only noted. */
function mailOf(fact: CaseFact, language: Language): Pick<StoryItem, 'mail'> {
  const mail = { hasHtml: htmlOf(fact) !== null, ...notesOf(fact, language) }
  switch (fact.type) {
    case 'CustomerSpoke':
      return fact.channel === 'mail' ? { mail: { ...mail, ...headOf(fact) } } : {}
    case 'StrangerWrote':
      return { mail: { ...mail, ...headOf(fact) } }
    case 'AutomaticReplyCame':
    case 'MailLoopStopped':
    case 'AbuseReported':
      return { mail }
    default:
      return {}
  }
}

function headOf({ body }: FactOf<'CustomerSpoke' | 'StrangerWrote'>) {
  return {
    ...(body?.from === undefined ? {} : { from: body.from }),
    ...(body?.subject === undefined || body.subject.trim() === '' ? {} : { subject: body.subject.trim() }),
  }
}

function notesOf(fact: CaseFact, language: Language) {
  const notes = 'body' in fact && fact.body && 'notes' in fact.body ? fact.body.notes : undefined
  if (notes === undefined || notes.length === 0) return {}
  return { notes: notes.map(note => ({ ...note, says: note.says[language] })) }
}

/** Null also after erasure. */
function htmlOf(fact: CaseFact): string | null {
  return 'body' in fact && fact.body && 'html' in fact.body ? (fact.body.html ?? null) : null
}

function viewFile(file: CaseFile | undefined, fact: CaseFact): readonly FileView[] {
  if (!file) return []
  const { contentId, recording: _recording, ...view } = file
  const isInline = contentId !== null && htmlOf(fact) !== null
  return [isInline ? { ...view, isInline } : view]
}

type TimeReader = Pick<Reader, 'house' | 'language'>

/** "Friday 21 November at 15:00": for what is near enough to need no year. */
export function formatTime(instant: number, reader: TimeReader): string {
  const near = { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const
  return tellMoment(formatOf('near', reader, near), instant)
}

const endOf: Readonly<Record<Language, (day: string) => string>> = {
  en: day => `the end of ${day}`,
  es: day => `el final del ${day}`,
}

/** "the end of Friday 21 November", where that day ends at this moment; else null. Nobody reads 00:00 as the end of the day before. */
export function formatEnd(instant: number, reader: TimeReader): string | null {
  const day = formatOf('day', reader, { weekday: 'long', day: 'numeric', month: 'long' })
  const before = day.format(instant - 1)
  return before === day.format(instant) ? null : endOf[reader.language](before)
}

/** "Friday 21 November at 15:00 (Central European Time)": for readers who may be anywhere. */
export function formatTimeAndZone(instant: number, reader: TimeReader): string {
  const zone = formatOf('zone', reader, { timeZoneName: 'longGeneric' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')
  return `${formatTime(instant, reader)} (${zone?.value ?? reader.house.organisation.timeZone})`
}

/** "16 November 2027": for what is far off. */
export function formatDate(instant: number, reader: TimeReader): string {
  return formatOf('far', reader, { day: 'numeric', month: 'long', year: 'numeric' }).format(instant)
}

/** Told half a year ahead or more, a day without its year would be taken for the next one. */
const farMs = 180 * DAY

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(
  name: string,
  { house, language }: TimeReader,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const { timeZone } = house.organisation
  const key = `${name} ${language} ${timeZone}`
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(language === 'es' ? 'es-ES' : 'en-GB', { timeZone, ...options })
  formats.set(key, format)
  return format
}
