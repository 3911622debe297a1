/** `npm run heed -- doctor mail [ADDRESS]`: the mail doctor, on the command line. Changes nothing and sends nothing. */
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { MailDoctorView, MailFinding } from '../../contract/mail-doctor.ts'
import { filled } from '../../contract/words/mail-doctor.ts'
import { mailDoctorEn } from '../../contract/words/mail-doctor-en.ts'
import { dkimKeyOf } from '../channels.ts'
import { type Config, secretOf } from '../config.ts'
import { connect } from '../db/connect.ts'
import type { Log } from '../db/log.ts'
import { lookAtBoxes } from '../mail-doctor/boxes.ts'
import { doctorsDns, examineMail } from '../mail-doctor/doctor.ts'
import { doorHost } from '../mail-doctor/door.ts'
import { OperatorError } from '../operator-error.ts'
import { reachDatabase } from './reach-database.ts'

interface Asked {
  readonly config: Config
  readonly log: Log
  readonly words: readonly string[]
}

/** @returns the exit code: 1 when anything is wrong, not when something could not be looked at */
export async function doctorMail({ config, log, words }: Asked): Promise<number> {
  const { address, isJson } = wishesIn(words)
  const { owner, stop } = await reachDatabase(config, log)
  const { db, close } = connect({ url: owner, log, max: 4 })
  try {
    const { rows } = await sql<{ readonly domain: string }>`
      SELECT mail_domain AS domain FROM organisation WHERE id = 1`.execute(db)
    const domain = config.mailDomain ?? rows[0]?.domain
    if (domain === undefined)
      throw new OperatorError('There is no organisation yet. Start Heed once with npm start.')
    const dkim = config.smtpUrl === undefined ? undefined : await dkimKeyOf(config, domain)
    const checking = { db, secret: secretOf(config), clock: () => Date.now() }
    const view = await examineMail(
      {
        db,
        dns: doctorsDns(),
        domain,
        door: { host: doorHost(config), port: config.smtpPort },
        smtpUrl: config.smtpUrl,
        dkim,
        lookAtBoxes: () => lookAtBoxes(checking),
        now: Date.now(),
      },
      address,
    )
    console.log(isJson ? JSON.stringify(view, null, 2) : inLines(view))
    return view.parts.some(part => part.findings.some(({ is }) => is === 'trouble')) ? 1 : 0
  } finally {
    await close()
    await stop()
  }
}

const signs: Readonly<Record<MailFinding['is'], string>> = { ok: '✓', trouble: '✗', unknown: '?' }

function inLines({ parts, letters }: MailDoctorView): string {
  const words = mailDoctorEn
  const lines = parts.flatMap(({ name, findings }) => [
    words.parts[name],
    ...findings.flatMap(({ is, code, about }) => {
      const { says, todo } = words.findings[code]
      return [
        `  ${signs[is]} ${filled(says, about)}`,
        ...(todo === '' || is === 'ok' ? [] : [`      → ${filled(todo, about)}`]),
      ]
    }),
    '',
  ])
  const sent = letters.map(
    ({ reference, queuedAt, is, why }) =>
      `    ${reference}  ${new Date(queuedAt).toISOString()}  ${is}${why === null ? '' : `  ${why}`}`,
  )
  return [...lines, ...(sent.length > 0 ? [`  ${words.letters}`, ...sent] : [])].join('\n').trimEnd()
}

function wishesIn(words: readonly string[]): { readonly address: string | null; readonly isJson: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    })
    const [address = null, ...rest] = positionals
    if (rest.length > 0 || (address !== null && !address.includes('@')))
      throw new Error('Say at most one address: npm run heed -- doctor mail ADDRESS')
    return { address, isJson: values.json ?? false }
  } catch (error) {
    throw new OperatorError(error instanceof Error ? error.message : String(error))
  }
}
