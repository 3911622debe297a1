/**
 * `npm run heed -- mail dkim`: what has to stand in the DNS for our signature to be found. Works while Heed serves; makes the key where
 * there is none yet.
 */
import { sql } from 'kysely'
import { type DkimRecord, dkimRecord } from '../../channels/mail/dkim.ts'
import { dkimKeyOf } from '../channels.ts'
import type { Config } from '../config.ts'
import { connect } from '../db/connect.ts'
import type { Log } from '../db/log.ts'
import { OperatorError } from '../operator-error.ts'
import { reachDatabase } from './reach-database.ts'

interface Asked {
  readonly config: Config
  readonly log: Log
  readonly words: readonly string[]
}

export async function mail(asked: Asked): Promise<number> {
  if (asked.words[0] !== 'dkim') throw new OperatorError('Say what: npm run heed -- mail dkim')
  const { config } = asked
  const key = await dkimKeyOf(config, config.mailDomain ?? (await domainOfTheHouse(asked)))
  if (!key) {
    console.log('HEED_DKIM_SELECTOR is off: the mail server behind SMTP_URL signs, and Heed does not.')
    return 0
  }
  console.log(asText(dkimRecord(key)))
  return 0
}

export function asText({ name, value, parts }: DkimRecord): string {
  return [
    'Publish this record, so that receivers can check the signature under your mail.',
    '',
    `  Name   ${name}`,
    '  Type   TXT',
    `  Value  ${value}`,
    '',
    'In a zone file:',
    `  ${name}. IN TXT ( ${parts.map(part => `"${part}"`).join(' ')} )`,
  ].join('\n')
}

async function domainOfTheHouse({ config, log }: Asked): Promise<string> {
  const { owner, stop } = await reachDatabase(config, log)
  const { db, close } = connect({ url: owner, log, max: 1 })
  try {
    const { rows } = await sql<{ readonly domain: string }>`
      SELECT mail_domain AS domain FROM organisation WHERE id = 1`.execute(db)
    const [row] = rows
    if (!row) throw new OperatorError('There is no organisation yet. Start Heed once with npm start.')
    return row.domain
  } finally {
    await close()
    await stop()
  }
}
