/** All that a copy of a case holds, read once: for its customer what they may read, for the house everything. */
import type { FileView, Language, PromiseView, StoryItem } from '../../contract/case.ts'
import type { TranscriptLine } from '../../contract/evidence.ts'
import { isForCustomer } from '../../domain/case/audience.ts'
import type { CaseFact } from '../../domain/case/facts.ts'
import type { CopyFor } from '../../domain/evidence/facts.ts'
import type { Instant } from '../../domain/time.ts'
import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import type { BlobStore } from '../files/blob-store.ts'
import { type CaseAddress, addressesForCase } from '../intake/case-addresses.ts'
import type { House } from '../ledger/directory.ts'
import type { StoredFact } from '../ledger/ledger.ts'
import { promisesOf } from '../ledger/promises.ts'
import { factsOfCase } from '../ledger/read.ts'
import { filesOfCase, type Reader, toStory } from '../ledger/story.ts'
import { readLines } from './read-media.ts'
import { type RecordingRow, recordingsOfCases } from './recordings.ts'

export interface Asked {
  readonly caseId: string
  readonly for: CopyFor
  readonly language: Language
  readonly now: Instant
  /**
   * Whoever writes under the address of a known customer opens a case of theirs: until they have shown who they are, they read no
   * address but those that they wrote there. Somebody who acts for the customer reads none.
   */
  readonly addresses: 'all' | 'of-case' | 'none'
  /** As its reader may know them; left out, as we do. */
  readonly customerName?: string | null
}

/** A recording with its lines; its bytes are on the disk. */
export interface CopiedRecording extends RecordingRow {
  readonly lines: readonly TranscriptLine[]
}

export interface CopiedFile extends FileView {
  readonly blob: string
}

export interface Copied {
  readonly caseId: string
  readonly reference: string
  readonly for: CopyFor
  readonly madeAt: Instant
  readonly openedAt: Instant
  readonly house: House
  readonly customer: {
    readonly name: string | null
    readonly emails: readonly string[]
    readonly phones: readonly string[]
  }
  /** Words of it were erased. */
  readonly isErased: boolean
  /** Those that its reader sees, with bodies only where they may be read. */
  readonly facts: readonly StoredFact[]
  readonly story: readonly StoryItem[]
  readonly storyIn: (language: Language) => readonly StoryItem[]
  readonly promises: readonly PromiseView[]
  readonly recordings: readonly CopiedRecording[]
  /** By id; those whose bytes are there. */
  readonly files: ReadonlyMap<string, CopiedFile>
  /** Where the ledger stood when this was read. */
  readonly ledger: {
    readonly lane: number
    readonly head: number
    readonly hash: string
    readonly lastFact: { readonly seq: number; readonly hash: string }
  }
}

interface Reading {
  readonly db: Db
  readonly blobs: BlobStore
  readonly house: House
}

export async function collect(reading: Reading, asked: Asked): Promise<Copied> {
  const { db, house } = reading
  const { caseId } = asked
  const about = await aboutCase(db, caseId)
  const { customerName: name = about.name } = asked
  const all = await factsOfCase(db, caseId)
  const known = await filesOfCase(db, caseId)
  const readerIn = (language: Language): Reader => ({
    audience: asked.for === 'customer' ? 'customer' : 'agent',
    language,
    house,
    customerName: name,
  })
  const storyIn = (language: Language) => toStory(all, known, readerIn(language))
  return {
    caseId,
    reference: about.reference,
    for: asked.for,
    madeAt: asked.now,
    openedAt: about.openedAt,
    house,
    customer: {
      name,
      emails: await addressesFor(db, asked, 'email'),
      phones: await addressesFor(db, asked, 'phone'),
    },
    isErased: about.isErased,
    facts: all.filter(({ fact }) => asked.for === 'house' || isForCustomer(fact as CaseFact)), // a case's facts are case facts
    story: storyIn(asked.language),
    storyIn,
    promises: await promisesOf(db, caseId, readerIn(asked.language), asked.now),
    recordings: await recordingsIn(reading, caseId),
    files: await filesThere(reading, caseId),
    ledger: await whereItStands(db, caseId),
  }
}

async function addressesFor(
  db: Db,
  { caseId, addresses }: Asked,
  kind: CaseAddress['kind'],
): Promise<readonly string[]> {
  if (addresses === 'none') return []
  return (await addressesForCase(db, caseId))
    .filter(address => address.kind === kind && (addresses === 'all' || address.isOfCase))
    .map(({ value }) => value)
}

async function recordingsIn({ db, blobs }: Reading, caseId: string): Promise<readonly CopiedRecording[]> {
  const found: CopiedRecording[] = []
  for (const row of await recordingsOfCases(db, [caseId])) {
    if ((await blobs.sizeOf(row.blob)) !== row.size) continue
    found.push({ ...row, lines: await linesOf(blobs, row) })
  }
  return found
}

export async function linesOf(
  blobs: BlobStore,
  { transcriptBlob: blob }: Pick<RecordingRow, 'transcriptBlob'>,
): Promise<readonly TranscriptLine[]> {
  const size = blob === null ? null : await blobs.sizeOf(blob)
  return blob === null || size === null ? [] : ((await readLines(blobs, { blob, size })) ?? [])
}

async function filesThere({ db, blobs }: Reading, caseId: string): Promise<ReadonlyMap<string, CopiedFile>> {
  const { rows } = await sql<CopiedFile>`
    SELECT id, name, media_type AS "mediaType", size, blob FROM file
    WHERE case_id = ${caseId} AND purpose = 'attachment' ORDER BY created_at, id`.execute(db)
  const there = new Map<string, CopiedFile>()
  for (const row of rows) if ((await blobs.sizeOf(row.blob)) === row.size) there.set(row.id, row)
  return there
}

interface AboutCase {
  readonly reference: string
  readonly openedAt: Instant
  readonly name: string | null
  readonly isErased: boolean
}

async function aboutCase(db: Db, caseId: string): Promise<AboutCase> {
  const { rows } = await sql<AboutCase>`
    SELECT c.reference, c.opened_at AS "openedAt", u.name, u.erased_at IS NOT NULL AS "isErased"
    FROM cases c JOIN customer u ON u.id = c.customer_id WHERE c.id = ${caseId}`.execute(db)
  const [about] = rows
  if (!about) throw new Error(`case ${caseId} is gone`)
  return about
}

/** The hash covers every fact of the lane up to its head, so whoever has kept it can tell later whether anything was changed. */
async function whereItStands(db: Db, caseId: string): Promise<Copied['ledger']> {
  const { rows } = await sql<{
    readonly lane: number
    readonly head: number
    readonly hash: string
    readonly seq: number
    readonly factHash: string
  }>`
    SELECT l.lane, l.head, encode(l.hash, 'hex') AS hash, f.seq, encode(f.hash, 'hex') AS "factHash"
    FROM fact f JOIN lane l ON l.lane = f.lane WHERE f.case_id = ${caseId} ORDER BY f.seq DESC LIMIT 1`.execute(
    db,
  )
  const [row] = rows
  if (!row) throw new Error(`case ${caseId} has no facts`)
  const { lane, head, hash, seq, factHash } = row
  return { lane, head, hash, lastFact: { seq, hash: factHash } }
}
