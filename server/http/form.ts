/** What a form of ours sent: JSON, URL-encoded, or multipart with files. Files lie in a temporary folder until the answer is sent. */
import { stat } from 'node:fs/promises'
import type { FastifyRequest } from 'fastify'
import type { Attachment } from '../../channels/channel.ts'
import { storable } from '../../channels/content.ts'
import { Fault } from '../../contract/faults.ts'

export interface Form {
  readonly fields: Readonly<Record<string, string>>
  readonly files: readonly Attachment[]
}

export async function readForm(request: FastifyRequest): Promise<Form> {
  if (request.isMultipart()) return await readMultipart(request)
  const body: unknown = request.body
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : []
  const fields = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return { fields: Object.fromEntries(fields), files: [] }
}

async function readMultipart(request: FastifyRequest): Promise<Form> {
  const { files: saved, values } = await request.saveRequestFiles()
  const fields: Record<string, string> = {}
  for (const [name, part] of Object.entries(values)) {
    if (typeof part !== 'object' || part === null || !('value' in part)) continue
    // What was cut would be taken for the whole.
    if ('valueTruncated' in part && part.valueTruncated === true)
      throw new Fault('too-large', say => say.textTooLong)
    if (typeof part.value === 'string') fields[name] = storable(part.value)
  }
  const files: Attachment[] = []
  for (const file of saved) {
    const { size } = await stat(file.filepath)
    // A browser sends an empty part for a file field in which nothing was chosen.
    if (size === 0 && file.filename === '') continue
    files.push({
      name: storable(file.filename),
      mediaType: storable(file.mimetype),
      size,
      content: { path: file.filepath },
    })
  }
  return { fields, files }
}
