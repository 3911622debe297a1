/**
 * `npm run heed -- erase CUSTOMER`: erases a person, after a look at who it is. Works while Heed serves. And the same again, for
 * everybody who was erased since a backup was made, when that backup is restored.
 */
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import type { Config } from '../config.ts'
import { parseReference } from '../../domain/case/reference.ts'
import { type Db } from '../db/connect.ts'
import { migrationsFolder } from '../db/folder.ts'
import type { Log } from '../db/log.ts'
import { migrate } from '../db/migrate.ts'
import { toAddress } from '../intake/address.ts'
import { OperatorError } from '../operator-error.ts'
import { counted } from './counted.ts'
import { erasePerson, type ErasureReport, withOwnersLedger } from './erase-person.ts'
import { customerOfCase, customersWithAddress, type Person, personsById } from './erase-sql.ts'
import { readErased } from './erased-list.ts'
import { reachDatabase } from './reach-database.ts'

interface Asked {
  readonly config: Config
  readonly log: Log
  readonly words: readonly string[]
}

/** @returns the exit code: 1 when nobody, or more than one person, is meant, or the operator thinks better of it */
export async function erase({ config, log, words }: Asked): Promise<number> {
  const { who, isSure } = wishesIn(words)
  const { owner, stop } = await reachDatabase(config, log)
  try {
    return await withOwnersLedger({ owner, log }, async ledger => {
      const persons = await personsMeantBy(ledger.db, who)
      const [person] = persons
      if (!person || persons.length > 1) {
        console.log(person ? severalAre(persons) : 'Nobody is known by that. Nothing was erased.')
        return 1
      }
      console.log(inWords(person))
      if (!isSure && !(await isConfirmed())) {
        console.log('Nothing was erased.')
        return 1
      }
      const erased = await erasePerson({ ledger, dataDir: config.dataDir, customerId: person.id })
      console.log(report(erased))
      return 0
    })
  } finally {
    await stop()
  }
}

/**
 * Erases again whoever is on the list of the erased and is here again, from a backup that was made before. To be called after a
 * restore, before anything is served.
 * @returns how many people were erased again
 */
export async function reapplyErasures({ config, log }: Pick<Asked, 'config' | 'log'>): Promise<number> {
  const { dataDir } = config
  const listed = await readErased(dataDir)
  if (listed.length === 0) return 0
  const { owner, stop } = await reachDatabase(config, log)
  try {
    // A backup may be older than this Heed, and so may its tables.
    await migrate({ url: owner, directory: migrationsFolder, log })
    return await withOwnersLedger({ owner, log }, async ledger => {
      const here = await personsById(
        ledger.db,
        listed.map(entry => entry.customerId),
      )
      const back = here.filter(person => person.erasedAt === null)
      for (const person of back) await erasePerson({ ledger, dataDir, customerId: person.id })
      return back.length
    })
  } finally {
    await stop()
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A customer's id, the reference of one of their cases, or an e-mail address or telephone number of theirs. */
async function personsMeantBy(db: Db, who: string): Promise<readonly Person[]> {
  if (uuid.test(who)) return await personsById(db, [who])
  const reference = parseReference(who)
  if (reference !== null) return await personsById(db, await customerOfCase(db, reference))
  const address = toAddress(who)
  if (!address)
    throw new OperatorError('Say who: a customer’s id, the reference of a case, or an e-mail address.')
  return await personsById(db, await customersWithAddress(db, address.value))
}

async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) throw new OperatorError('Give --yes to erase this person without being asked.')
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const answer = await asking.question('This cannot be undone. Type "erase" to go on: ')
    return answer.trim().toLowerCase() === 'erase'
  } finally {
    asking.close()
  }
}

function inWords({ id, name, createdAt, erasedAt, addresses, cases }: Person): string {
  const since = new Date(createdAt).toISOString().slice(0, 10)
  const known = addresses.length === 0 ? 'no address' : addresses.join(', ')
  const erased = erasedAt === null ? '' : `, erased on ${new Date(erasedAt).toISOString().slice(0, 10)}`
  return `${name ?? 'Somebody without a name'} (${id}): here since ${since}, ${known}, ${counted(cases, 'case')}${erased}`
}

function severalAre(persons: readonly Person[]): string {
  return [
    'Several people are known by that. Nothing was erased; say which one, by their id:',
    ...persons.map(person => `  ${inWords(person)}`),
  ].join('\n')
}

function report({ bodies, cases, addresses, accounts, files, mails, leftovers }: ErasureReport): string {
  const lines = [
    `Erased: the words of ${counted(bodies, 'fact')} in ${counted(cases, 'case')}, ${counted(addresses, 'address', 'addresses')}, ${counted(accounts, 'account')}, ${counted(files, 'file')}, ${counted(mails, 'mail')} in the outbox.`,
    'Backups from before still hold this person. Whoever restores one with Heed erases them again; erased.json in the data folder says whom.',
  ]
  if (leftovers.length > 0)
    lines.push(
      'Their name or an address of theirs still stands in the following places. Look whether it is theirs:',
      ...leftovers.map(({ where, rows }) => `  ${where}: ${counted(rows, 'row')}`),
    )
  return lines.join('\n')
}

function wishesIn(words: readonly string[]): { readonly who: string; readonly isSure: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { yes: { type: 'boolean' } },
    })
    const [who, ...more] = positionals
    if (who === undefined || more.length > 0)
      throw new OperatorError(
        'Say who: npm run heed -- erase CUSTOMER. CUSTOMER is an id, a case reference or an e-mail address.',
      )
    return { who, isSure: values.yes ?? false }
  } catch (error) {
    throw new OperatorError(error instanceof Error ? error.message : String(error))
  }
}
