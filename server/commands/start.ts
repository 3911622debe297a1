/** Starts Heed, says where it is, and stops it cleanly. */
import { flushCompileCache } from 'node:module'
import { parseArgs } from 'node:util'
import { HOUR } from '../../domain/time.ts'
import type { Config } from '../config.ts'
import type { Db } from '../db/connect.ts'
import type { Log } from '../db/log.ts'
import { openDatabase } from '../db/open.ts'
import { demoBeat, keepDemoAtWork } from '../demo/at-work.ts'
import { fillDemo, hasNobody, hasRealPeople, isFurnished, readDemoLogins, setUpEmpty } from '../demo/demo.ts'
import { openClock } from '../house-clock.ts'
import { startHeed } from '../main.ts'
import { OperatorError } from '../operator-error.ts'

interface Asked {
  readonly config: Config
  readonly log: Log
  readonly words: readonly string[]
}

export async function start({ config, log, words }: Asked): Promise<number> {
  const isEmpty = wantsEmpty(words)
  // Heard for as long as it stops, too: npm passes a Ctrl-C on that the terminal has sent already.
  const stopped = new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })
  const house = openClock(config)
  const database = await openDatabase({ config, log })
  try {
    const clock = house.now
    const heed = await startHeed({
      config,
      database,
      log,
      clock,
      datesAnswers: house.isMoved,
      async furnish({ ledger, auth }) {
        if (house.isMoved && config.databaseUrl !== undefined) await refuseReal(ledger.db)
        // Before anybody leads the line, who would send the demo's people home.
        if (await isFurnished(ledger.db)) return await demoBeat(ledger.db, clock())
        if (isEmpty) return await setUpEmpty({ db: ledger.db, mailDomain: config.mailDomain })
        console.log('Filling the demo: Big Behemoth Communications, 40 customers, a staffed line…')
        await fillDemo({ db: ledger.db, auth, dataDir: config.dataDir, clock })
      },
    })
    const leaveDemo = keepDemoAtWork({
      db: heed.ledger.db,
      clock,
      onTrouble: error => log.warn({ err: error }, 'The people of the demo could not be kept at work'),
    })
    // The database may be away at this very moment: what comes in waits for it, and Heed does not end over a greeting.
    const invitation = await inviteFirst(heed, clock()).catch((error: unknown) => {
      log.warn({ err: error }, 'The link for the first account could not be made; the next start makes one')
      return null
    })
    console.log(greeting(heed, config, invitation))
    if (house.isMoved) console.log(`The clock is moved: it shows ${new Date(clock()).toISOString()}.`)
    // Now rather than at the end, which a killed process does not have.
    flushCompileCache()
    await stopped
    leaveDemo()
    console.log('\nStopping. What was said is safe.')
    await heed.stop()
  } finally {
    house.stop()
    await database.stop()
  }
  return 0
}

/** The folder is a test's; a database of the operator's own is not in it, and may be a real one. */
async function refuseReal(db: Db): Promise<void> {
  if (!(await hasRealPeople(db))) return
  throw new OperatorError(
    'HEED_CLOCK is refused: people work in this database. A clock is moved only over a demo, or a database that is new.',
  )
}

function wantsEmpty(words: readonly string[]): boolean {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { empty: { type: 'boolean' }, demo: { type: 'boolean' } },
    })
    if (values.empty && values.demo) throw new OperatorError('Choose one of --demo and --empty.')
    return values.empty === true
  } catch (error) {
    throw new OperatorError(error instanceof Error ? error.message : String(error))
  }
}

type Running = Awaited<ReturnType<typeof startHeed>>

/** The token of a link that makes the first account; null when there is one. */
async function inviteFirst({ auth, ledger }: Running, now: number): Promise<string | null> {
  if (!(await hasNobody(ledger.db))) return null
  return await auth.createInvitation({ role: 'head', isAdmin: true, expiresAt: now + HOUR })
}

function greeting({ url, smtpPort }: Running, config: Config, invitation: string | null): string {
  const lines = [
    '',
    'Heed is running.',
    `  Customers   ${config.publicUrl ?? url}/`,
    `  Desk        ${config.publicUrl ?? url}/desk`,
    `  Mail in     SMTP on port ${smtpPort}`,
  ]
  const logins = readDemoLogins(config.dataDir)
  if (logins.length > 0 && config.publicUrl === undefined) {
    lines.push(
      `  Both sides  ${url}/demo`,
      `  Mail out    ${config.smtpUrl === undefined ? `${url}/outbox` : 'through SMTP_URL'}`,
      '',
      'Demo log-ins (this machine only):',
    )
    for (const login of logins)
      lines.push(`  ${login.role.padEnd(5)} ${login.email.padEnd(34)} ${login.password}`)
  }
  if (invitation !== null) {
    lines.push(
      '',
      'Nobody works here yet. Make the first account within an hour, once, at',
      `  ${config.publicUrl ?? url}/desk/join?token=${invitation}`,
    )
  }
  return [...lines, '', 'Ctrl-C stops it.'].join('\n')
}
