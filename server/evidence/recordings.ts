/** Recordings of cases as rows: which file, how long, of which call, what was said. */
import { sql } from 'kysely'
import type { KnownRecording } from '../../domain/evidence/requests.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'

export interface RecordingRow extends KnownRecording {
  readonly id: string
  readonly caseId: string
  readonly fileId: string
  readonly callId: string | null
  readonly blob: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly secondsBy: 'file' | 'player'
  readonly startedAt: Instant | null
  readonly addedAt: Instant
  readonly transcriptBlob: string | null
  /** It came with a message, and stands there whatever becomes of the recording. */
  readonly isOfMessage: boolean
}

const rowsOf = sql`
  SELECT r.id, r.case_id AS "caseId", r.file_id AS "fileId", r.call_id AS "callId", f.blob, f.name, r.media_type AS "mediaType", f.size,
    r.seconds, r.seconds_by AS "secondsBy", r.started_at AS "startedAt", r.added_at AS "addedAt",
    r.transcript_file_id AS "transcriptFileId", t.blob AS "transcriptBlob", f.message_id IS NOT NULL AS "isOfMessage"
  FROM recording r JOIN file f ON f.id = r.file_id LEFT JOIN file t ON t.id = r.transcript_file_id`

export async function recordingById(db: Db | Tx, id: string): Promise<RecordingRow | null> {
  const { rows } = await sql<RecordingRow>`${rowsOf} WHERE r.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function recordingsOfCases(
  db: Db | Tx,
  caseIds: readonly string[],
): Promise<readonly RecordingRow[]> {
  const { rows } = await sql<RecordingRow>`
    ${rowsOf} WHERE r.case_id = ANY(${[...caseIds]}::uuid[]) ORDER BY r.added_at, r.id`.execute(db)
  return rows
}

export interface NewRecording {
  readonly id: string
  readonly caseId: string
  readonly fileId: string
  readonly callId: string | null
  readonly mediaType: string
  readonly seconds: number
  readonly secondsBy: 'file' | 'player'
  readonly startedAt: Instant | null
  readonly now: Instant
}

export async function insertRecording(tx: Tx, added: NewRecording): Promise<void> {
  await sql`
    INSERT INTO recording (id, case_id, file_id, call_id, media_type, seconds, seconds_by, started_at, added_at)
    VALUES (${added.id}, ${added.caseId}, ${added.fileId}, ${added.callId}, ${added.mediaType}, ${added.seconds}, ${added.secondsBy},
      ${added.startedAt === null ? null : new Date(added.startedAt)}, ${new Date(added.now)})`.execute(tx)
}

export async function keepTranscript(tx: Tx, id: string, fileId: string): Promise<void> {
  await sql`UPDATE recording SET transcript_file_id = ${fileId} WHERE id = ${id}`.execute(tx)
}

/** With its media, unless a message carries it; the lines that were said go in either case. */
export async function removeRecording(tx: Tx, row: RecordingRow): Promise<void> {
  await sql`DELETE FROM recording WHERE id = ${row.id}`.execute(tx)
  const files = [row.transcriptFileId, row.isOfMessage ? null : row.fileId].filter(id => id !== null)
  await sql`DELETE FROM file WHERE id = ANY(${files}::uuid[])`.execute(tx)
}

export interface EvidenceFile {
  readonly id: string
  readonly blob: string
  readonly size: number
  readonly isOfMessage: boolean
  /** As which recording it is known, or as the lines of which. */
  readonly isUsed: boolean
}

/** A file that somebody wants to be a recording, or its lines; null where there is none of that id in this case. */
export async function fileInCase(db: Db | Tx, caseId: string, fileId: string): Promise<EvidenceFile | null> {
  const { rows } = await sql<EvidenceFile>`
    SELECT f.id, f.blob, f.size, f.message_id IS NOT NULL AS "isOfMessage",
      EXISTS (SELECT FROM recording WHERE file_id = f.id OR transcript_file_id = f.id) AS "isUsed"
    FROM file f WHERE f.id = ${fileId} AND f.case_id = ${caseId} AND f.purpose = 'attachment'`.execute(db)
  return rows[0] ?? null
}

/** What was uploaded for this and refused goes again; what a message carries stays. */
export async function dropUnused(db: Db, fileId: string): Promise<void> {
  await sql`
    DELETE FROM file f WHERE f.id = ${fileId} AND f.message_id IS NULL
      AND NOT EXISTS (SELECT FROM recording WHERE file_id = f.id OR transcript_file_id = f.id)`.execute(db)
}

export async function isCallOfCase(tx: Tx, caseId: string, callId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM fact WHERE case_id = ${caseId} AND type = 'CallLogged' AND data::jsonb ->> 'callId' = ${callId} LIMIT 1`.execute(
    tx,
  )
  return rows.length > 0
}
