/** The command line: `npm start` and `npm run heed -- VERB`. Verbs are loaded when they are asked for. */
import { parseArgs } from 'node:util'
import { readConfig } from './config.ts'
import { openLog } from './log.ts'
import { migrationsFolder } from './db/folder.ts'
import { markForTests } from './house-clock.ts'
import { OperatorError } from './operator-error.ts'

interface Verb {
  readonly says: string
  readonly run: (words: readonly string[]) => Promise<number>
}

const verbs: Readonly<Record<string, Verb>> = {
  start: {
    says: 'starts Heed; an empty data folder is filled with the demo. --empty starts without it',
    run: async words => (await import('./commands/start.ts')).start({ ...setting(), words }),
  },
  serve: {
    says: 'the same, for operators: never fills the demo',
    run: async words =>
      (await import('./commands/start.ts')).start({ ...setting(), words: ['--empty', ...words] }),
  },
  doctor: {
    says: 'checks everything and says what to do. --json, --files-deep; --charter counts its numbers again; doctor mail [ADDRESS] looks at mail alone',
    run: async words =>
      words[0] === 'mail'
        ? (await import('./commands/doctor-mail.ts')).doctorMail({ ...setting(), words: words.slice(1) })
        : (await import('./commands/doctor.ts')).doctor({ ...setting(), words }),
  },
  'for-tests': {
    says: 'makes an empty data folder one for tests: only there may HEED_CLOCK move the clock',
    run: async () => {
      const { dataDir } = setting().config
      markForTests(dataDir)
      console.log(`${dataDir} is for tests only. HEED_CLOCK may move its clock.`)
      return 0
    },
  },
  invite: {
    says: 'prints a one-time link for a colleague: agent, lead or head. --admin',
    run: async words => (await import('./commands/invite.ts')).invite({ ...setting(), words }),
  },
  import: {
    says: 'brings customers in: FILE --kind customers, accounts, services or bills. --mapping NAME, --report FILE; mails: mail FILE|DIR. --to ADDRESS, --report FILE',
    run: async ([what, ...words]) =>
      what === 'mail'
        ? (await import('./commands/import-mail.ts')).importMail({ ...setting(), words })
        : (await import('./commands/import.ts')).importFile({
            ...setting(),
            words: what === undefined ? [] : [what, ...words],
          }),
  },
  simulate: {
    says: 'sends people through the line and says how long they waited: FILE or a ready scenario, --ledger or --bank LOG with --date. --what-if "pitch=0", --set, --days, --json, --html OUT; promises: weeks of promises with all that goes wrong. --days, --seed',
    run: async words =>
      words[0] === 'promises'
        ? (await import('./commands/simulate-promises.ts')).simulatePromises(words.slice(1))
        : (await import('./commands/simulate.ts')).simulateLine({ ...setting(), words }),
  },
  mail: {
    says: 'dkim: prints the DNS record of the signature under our mails',
    run: async words => (await import('./commands/mail.ts')).mail({ ...setting(), words }),
  },
  erase: {
    says: 'erases a person: CUSTOMER is an id, a case reference or an e-mail address. --yes',
    run: async words => (await import('./commands/erase.ts')).erase({ ...setting(), words }),
  },
  backup: {
    says: 'writes a backup while Heed serves. --to FOLDER, --portable',
    run: async words => {
      const { values } = reading(() =>
        parseArgs({ args: [...words], options: { to: { type: 'string' }, portable: { type: 'boolean' } } }),
      )
      const { backup } = await import('./commands/backup.ts')
      const made = await backup({
        ...setting(),
        now: Date.now(),
        ...(values.to === undefined ? {} : { to: values.to }),
        portable: values.portable ?? false,
      })
      console.log(
        `The backup is in ${made.path} (${(made.bytes / 1_048_576).toFixed(1)} MB). It holds the secret: keep it safe.`,
      )
      return 0
    },
  },
  restore: {
    says: 'restores a backup: FOLDER. --replace puts it in the place of what is there',
    run: async words => {
      const { values, positionals } = reading(() =>
        parseArgs({ args: [...words], allowPositionals: true, options: { replace: { type: 'boolean' } } }),
      )
      const [from] = positionals
      if (from === undefined) throw new OperatorError('Say which backup: npm run heed -- restore FOLDER')
      const { restore } = await import('./commands/restore.ts')
      const { prepareQueues } = await import('./letters/prepare-queues.ts')
      const { reapplyErasures } = await import('./commands/erase.ts')
      const here = setting()
      await restore({
        ...here,
        from,
        migrations: migrationsFolder,
        prepareQueues,
        replace: values.replace ?? false,
      })
      const erased = await reapplyErasures(here)
      if (erased > 0) console.log(`${erased} people who had been erased since were erased again.`)
      console.log('Restored. Start Heed with npm start.')
      return 0
    },
  },
}

function setting() {
  const config = readConfig(process.env)
  return { config, log: openLog(config.logLevel) }
}

/** The words after a verb; a wrong one is the operator's to put right. */
function reading<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new OperatorError(error instanceof Error ? error.message : String(error))
  }
}

function usage(): string {
  const lines = Object.entries(verbs).map(([name, verb]) => `  ${name.padEnd(9)} ${verb.says}`)
  return ['npm run heed -- VERB', '', ...lines].join('\n')
}

/** Carries out what stands on the command line; answers the exit code. */
export async function carryOut([name = '', ...words]: readonly string[]): Promise<number> {
  const verb = verbs[name]
  if (!verb) {
    console.error(usage())
    return name === '' || name === '--help' ? 0 : 2
  }
  try {
    return await verb.run(words)
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error
    console.error(error.message)
    return 1
  }
}
