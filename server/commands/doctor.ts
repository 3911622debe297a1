/**
 * `npm run heed -- doctor`: checks everything that must stay true and says what to do where it does not. Changes nothing. Works while
 * Heed serves: what is compared is read at one moment.
 */
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { Config } from '../config.ts'
import { connect, type Db, type Tx } from '../db/connect.ts'
import type { Log } from '../db/log.ts'
import { openClock } from '../house-clock.ts'
import { readLaneHeads } from '../ledger/lane-heads.ts'
import { type Finding, verifyFollowers, verifyLanes } from '../ledger/verify.ts'
import { verifyCases, verifyEntries } from '../ledger/verify-cases.ts'
import { OperatorError } from '../operator-error.ts'
import { counted } from './counted.ts'
import {
  checkAside,
  checkClocks,
  checkClockTrouble,
  checkErased,
  checkFiles,
  checkHouse,
  checkRights,
  checkSchema,
} from './doctor-checks.ts'
import { adviceFor, adviceInLines } from './doctor-ready.ts'
import { reachDatabase } from './reach-database.ts'

export interface Check {
  readonly name: string
  readonly isOk: boolean
  /** How many things were looked at. */
  readonly count: number
  /** What was found, in one sentence. */
  readonly says: string
  readonly problems: readonly string[]
  /** What to do; null when nothing is wrong. */
  readonly todo: string | null
}

export interface DoctorReport {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly isOk: boolean
  readonly checks: readonly Check[]
}

interface Patient {
  /** Address of the login that owns the schema. */
  readonly owner: string
  readonly dataDir: string
  readonly now: number
  readonly log: Log
  /** Reads every file and compares its hash. */
  readonly isDeep?: boolean
}

/** Prints one line for each check. @returns the exit code: 1 when anything is wrong */
export async function doctor({
  config,
  log,
  words,
}: {
  readonly config: Config
  readonly log: Log
  readonly words: readonly string[]
}): Promise<number> {
  const { isJson, isDeep, isCharter } = wishesIn(words)
  if (isCharter) return await (await import('./doctor-charter.ts')).doctorCharter({ config, log, isJson })
  const { owner, stop } = await reachDatabase(config, log)
  const clock = openClock(config)
  try {
    const now = clock.now()
    const report = await runDoctor({ owner, dataDir: config.dataDir, now, log, isDeep })
    // Advice, not a check: an installation that is being set up is not broken. It speaks of tables as this Heed knows them.
    const isReadable = report.checks[0]?.isOk ?? false
    const advice = isReadable ? await adviceFor({ owner, config, log, now }) : null
    console.log(isJson ? JSON.stringify({ ...report, advice }, null, 2) : inLines(report))
    if (!isJson && advice) console.log(adviceInLines(advice))
    return report.isOk ? 0 : 1
  } finally {
    clock.stop()
    await stop()
  }
}

export async function runDoctor({
  owner,
  dataDir,
  now,
  log,
  isDeep = false,
}: Patient): Promise<DoctorReport> {
  const schema = schemaCheck(await checkSchema(owner))
  // The other checks speak of tables as this Heed knows them.
  const checks = schema.isOk
    ? [schema, ...(await checkContent({ owner, dataDir, now, log, isDeep }))]
    : [schema]
  return { at: now, isOk: checks.every(check => check.isOk), checks }
}

async function checkContent(patient: Required<Patient>): Promise<readonly Check[]> {
  const { db, close } = connect({ url: patient.owner, log: patient.log, max: 1 })
  try {
    return await atOneMoment(db, async tx => [
      ...(await ledgerChecks(tx, patient.dataDir)),
      ...(await otherChecks(tx, patient)),
    ])
  } finally {
    await close()
  }
}

export async function atOneMoment<T>(db: Db, look: (tx: Tx) => Promise<T>): Promise<T> {
  const moment = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  return await moment.execute(async tx => {
    // A large installation takes its time.
    await sql`SET LOCAL statement_timeout = 0`.execute(tx)
    await sql`SET LOCAL idle_in_transaction_session_timeout = 0`.execute(tx)
    return await look(tx)
  })
}

const tampered =
  'Somebody changed the database past Heed. Keep it as it is for whoever looks into it, and restore the newest backup with which the doctor is content.'

function schemaCheck(schema: Finding): Check {
  return judged('schema', schema, {
    says: `${counted(schema.count, 'migration')}, all of them run.`,
    todo: 'Start this Heed once: it migrates. If it refuses, it says which Heed fits this database.',
  })
}

async function ledgerChecks(tx: Tx, dataDir: string): Promise<readonly Check[]> {
  const { exported: heads, unreadable } = await readLaneHeads(dataDir)
  const { chain, bodies, exported } = await verifyLanes(tx, heads)
  const followers = await verifyFollowers(tx)
  const entries = await verifyEntries(tx)
  // The row of a case that stands in two places cannot be read.
  const isReadable = entries.problems.length === 0
  const cases = isReadable
    ? await verifyCases(tx)
    : { count: 0, problems: ['The cases cannot be read; see "line".'] }
  const behind = followers.behind.map(({ name, facts }) => `${name} is ${counted(facts, 'fact')} behind`)
  const garbled = unreadable.map(file => `${file} in "lane-heads" cannot be read.`)
  return [
    judged('ledger', chain, {
      says: `${counted(chain.count, 'fact')} in 16 lanes without a gap, each sealed by the next.`,
      todo: tampered,
    }),
    judged('words', bodies, {
      says: `${counted(bodies.count, 'fact')} with words, as they were written; ${counted(bodies.erased, 'fact')} without, because their person was erased.`,
      todo: tampered,
    }),
    judged(
      'lane heads',
      { ...exported, problems: [...exported.problems, ...garbled] },
      {
        says: `The ledger leads through the heads that were put away on ${counted(exported.count, 'day')}.`,
        todo: `History was rewritten, or these files belong to another database. ${tampered}`,
      },
    ),
    judged('followers', followers, {
      says: `${[counted(followers.count, 'follower'), ...behind].join('; ')}.`,
      todo: 'The cursors and the facts are not of one database: restore both from one backup.',
    }),
    judged('line', entries, {
      says: `${counted(entries.count, 'case')} in the line, each in one place.`,
      todo: tampered,
    }),
    judged('cases', cases, {
      says: `${counted(cases.count, 'case')}, each what its facts add up to.`,
      todo: `The facts are what happened, and the row is wrong. ${tampered}`,
    }),
  ]
}

async function otherChecks(
  tx: Tx,
  { owner, dataDir, now, isDeep }: Required<Patient>,
): Promise<readonly Check[]> {
  const files = await checkFiles(tx, { owner, dataDir, now, isDeep })
  const rights = await checkRights(tx)
  const house = await checkHouse(tx, now)
  const clocks = await checkClocks(tx, now)
  const stuck = await checkClockTrouble(tx)
  const aside = await checkAside(tx)
  const erased = await checkErased(tx, dataDir)
  return [
    judged('files', files, {
      says: `${counted(files.count, 'file')} on the disk${isDeep ? ', byte for byte' : ''}; ${files.orphans} beside them that nothing speaks of.`,
      todo: 'Copy what is missing or damaged from a backup into the folder "files" of the data folder.',
    }),
    judged('rights', rights, {
      says: 'Who serves can read the ledger and add to it, and not change it.',
      todo: 'As an administrator of the database, take these rights away with REVOKE (and ALTER ROLE … NOSUPERUSER).',
    }),
    judged('duty lead', house, {
      says: house.says,
      todo: 'Name a duty lead who is here, or a deputy for the one who is away.',
    }),
    judged('promises', clocks, {
      says: `${counted(clocks.count, 'open promise')}${clocks.overdue > 0 ? `; ${clocks.overdue} overdue, which is told at the next start` : ''}.`,
      todo: 'The clocks do not run. Look into the log of the server, and start it again.',
    }),
    judged('clocks', stuck, {
      says: 'Whatever was due could be dealt with.',
      todo: 'Do by hand what is due in these cases. The log of the server says why it fails; a newer Heed may know what this one does not.',
    }),
    judged('left alone', aside, {
      says: 'The line can decide about everybody in it.',
      todo: 'Call these customers by hand. The log of the server says why deciding fails; a newer Heed may know what this one does not.',
    }),
    judged('erased', erased, {
      says: `${counted(erased.count, 'person', 'people')} erased, and not here.`,
      todo: 'Erase them again: npm run heed -- erase ID --yes',
    }),
  ]
}

function judged(
  name: string,
  { count, problems }: Finding,
  { says, todo }: { readonly says: string; readonly todo: string },
): Check {
  const isOk = problems.length === 0
  return { name, isOk, count, says, problems, todo: isOk ? null : todo }
}

const problemsShown = 10

function inLines({ checks, isOk }: DoctorReport): string {
  const lines = checks.flatMap(({ name, isOk: isGood, says, problems, todo }) => {
    if (isGood) return [`✓ ${name.padEnd(10)} ${says}`]
    const more = problems.length - problemsShown
    return [
      `✗ ${name.padEnd(10)} ${problems.length === 1 ? 'Something is wrong.' : `${problems.length} things are wrong.`}`,
      ...problems.slice(0, problemsShown).map(problem => `    ${problem}`),
      ...(more > 0 ? [`    … and ${more} more.`] : []),
      `    → ${todo}`,
    ]
  })
  return [...lines, '', isOk ? 'All is well.' : 'Not all is well: see ✗ above.'].join('\n')
}

interface Wishes {
  readonly isJson: boolean
  readonly isDeep: boolean
  /** The numbers of the charter alone, counted again. */
  readonly isCharter: boolean
}

function wishesIn(words: readonly string[]): Wishes {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { json: { type: 'boolean' }, 'files-deep': { type: 'boolean' }, charter: { type: 'boolean' } },
    })
    return {
      isJson: values.json ?? false,
      isDeep: values['files-deep'] ?? false,
      isCharter: values.charter ?? false,
    }
  } catch (error) {
    throw new OperatorError(error instanceof Error ? error.message : String(error))
  }
}
