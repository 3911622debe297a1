/** Customers in and out, at the desk: files that are brought in, what became of their rows, links to other systems. */
import { z } from 'zod'
import { importFields, importKinds } from './import-fields.ts'
import type { ImportField } from './import-fields.ts'

export const ImportKind = z.enum(importKinds)
const fieldNames = [...new Set(Object.values(importFields).flat())] as [ImportField, ...ImportField[]] // there are some
export const Field = z.enum(fieldNames)

/** Which column, by its name in the heading, holds which field. */
export const Columns = z.partialRecord(Field, z.string().min(1).max(500))
export type Columns = z.infer<typeof Columns>

/** As it stands, for the desk. GET /api/desk/imports/:importId */
export const ImportView = z.object({
  id: z.uuid(),
  fileName: z.string(),
  bytes: z.number(),
  encoding: z.string(),
  separator: z.string(),
  /** The names of the columns; one without a name, or with the name of another, is given one. */
  header: z.array(z.string()),
  kind: ImportKind.nullable(),
  columns: Columns.nullable(),
  state: z.enum(['uploaded', 'running', 'done', 'stopped']),
  /** Why it stopped before the end of the file. */
  problem: z.enum(['cancelled', 'quote-open', 'row-too-long', 'file-gone', 'erased']).nullable(),
  /** From 0 to 1, of the file. */
  progress: z.number(),
  records: z.number(),
  added: z.number(),
  changed: z.number(),
  same: z.number(),
  /** Rows; not `refused`, which is how a refusal is known. */
  notTaken: z.number(),
  by: z.string().nullable(),
  createdAt: z.number(),
  finishedAt: z.number().nullable(),
})
export type ImportView = z.infer<typeof ImportView>

export const SavedMapping = z.object({ name: z.string(), kind: ImportKind, columns: Columns })
export type SavedMapping = z.infer<typeof SavedMapping>

/** POST /api/desk/imports (multipart, field `file`): what is in the file, and what it probably is. */
export const UploadedImport = z.object({
  run: ImportView,
  /** The first rows, cell by cell. */
  sample: z.array(z.array(z.string())),
  /** The kind whose fields the heading fits best, and for each kind the columns that fit. */
  guess: z.object({ kind: ImportKind, columns: z.record(ImportKind, Columns) }),
  /** Saved for a file with this very heading before. */
  mapping: SavedMapping.nullable(),
})
export type UploadedImport = z.infer<typeof UploadedImport>

/** GET /api/desk/imports */
export const ImportsView = z.object({ runs: z.array(ImportView), mappings: z.array(SavedMapping) })
export type ImportsView = z.infer<typeof ImportsView>

/** POST /api/desk/imports/:importId/trial: what would become of the first rows. Nothing is kept. */
export const ImportWish = z.object({ kind: ImportKind, columns: Columns })
export type ImportWish = z.infer<typeof ImportWish>
export const TrialLine = z.object({
  line: z.number(),
  outcome: z.enum(['added', 'changed', 'same', 'refused']),
  sentence: z.string(),
  cells: z.array(z.string()),
})
export const TrialView = z.object({
  lines: z.array(TrialLine),
  /** Of so many rows, from the first on, the counts below tell. */
  tried: z.number(),
  isWholeFile: z.boolean(),
  added: z.number(),
  changed: z.number(),
  same: z.number(),
  notTaken: z.number(),
})
export type TrialView = z.infer<typeof TrialView>

/** POST /api/desk/imports/:importId/start */
export const StartImport = ImportWish.extend({ saveAs: z.string().trim().min(1).max(80).nullable() })
export type StartImport = z.infer<typeof StartImport>

/** GET /api/desk/imports/:importId/report.csv?only= */
export const ReportQuery = z.object({ only: z.enum(['all', 'refused']).default('all') })

/** GET and PUT /api/desk/links */
export const DeepLink = z.object({
  label: z.string().trim().min(1, 'Give the link a name.').max(60),
  urlTemplate: z.string().trim().min(1).max(1_000),
})
export type DeepLink = z.infer<typeof DeepLink>
export const DeepLinks = z.object({ links: z.array(DeepLink).max(12, 'At most twelve links.') })
export type DeepLinks = z.infer<typeof DeepLinks>
