/**
 * What the operator may set, read from the environment once. `VARIABLES` is also where the README's table comes from.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { networkOf, THIS_COMPUTER, type VisitLimits } from '../channels/mail/visitors.ts'
import { aheadBy } from './house-clock.ts'
import { OperatorError } from './operator-error.ts'

type Variable<T> = {
  /** One sentence for the README. */
  readonly says: string
  /** Used when it is not set; undefined where there is none. */
  readonly fallback: string | undefined
  /** What a value must be, to follow "must be". */
  readonly expects: string
  readonly schema: z.ZodType<T>
  /** Its value is never shown. */
  readonly isSecret?: true
}

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine(value => value <= 65_535)
const database = z.string().refine(value => isUrl(value, 'postgres:', 'postgresql:'))
const aCount = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number)
const networks = z
  .string()
  .transform(text => text.split(/[\s,]+/).filter(part => part !== ''))
  .refine(parts => parts.every(isNetwork))
const expectsCount = 'a whole number from 1 to 999999'
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine(value => value >= least && value <= most)
const aPort = 'a port number from 0 (any free one) to 65535'
const aDatabase = 'an address like postgresql://user:password@host:5432/heed'

export const VARIABLES = {
  HEED_PORT: { says: 'Port of the web server.', fallback: '8080', expects: aPort, schema: port },
  HEED_HOST: {
    says: 'Address that Heed listens on. `localhost` is this machine only; `0.0.0.0` is every network it is in.',
    fallback: 'localhost',
    expects: 'a host name or an IP address',
    schema: z.string().regex(/^[\w.:-]+$/),
  },
  HEED_DATA: {
    says: 'Folder for the embedded database, uploaded files and the secret.',
    fallback: './data',
    expects: 'the path of a folder',
    schema: z
      .string()
      .min(1)
      .transform(path => resolve(path)),
  },
  DATABASE_URL: {
    says: 'A PostgreSQL (15 or newer) of your own, instead of the embedded one.',
    fallback: undefined,
    expects: aDatabase,
    schema: database,
    isSecret: true,
  },
  DATABASE_OWNER_URL: {
    says: 'The login that migrates that database, when it is another one than in DATABASE_URL.',
    fallback: undefined,
    expects: aDatabase,
    schema: database,
    isSecret: true,
  },
  HEED_PUBLIC_URL: {
    says: 'The address by which people reach Heed, for links in mail. Demo log-ins are refused when it is set.',
    fallback: undefined,
    expects: 'an address like https://help.example.com, without a path',
    schema: z
      .string()
      .refine(value => isUrl(value, 'http:', 'https:') && new URL(value).pathname === '/')
      .transform(value => new URL(value).origin),
  },
  HEED_SMTP_PORT: { says: 'Port on which mail comes in.', fallback: '2525', expects: aPort, schema: port },
  HEED_MAIL_DOMAIN: {
    says: 'Domain of the addresses that customers write to. Without it, the organisation’s own setting holds.',
    fallback: undefined,
    expects: 'a domain like help.example.com',
    schema: z
      .string()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i)
      .transform(domain => domain.toLowerCase()),
  },
  SMTP_URL: {
    says: 'The mail server that sends for Heed. Without it, mail goes to an outbox in the data folder.',
    fallback: undefined,
    expects: 'an address like smtps://user:password@mail.example.com:465',
    schema: z.string().refine(value => isUrl(value, 'smtp:', 'smtps:')),
    isSecret: true,
  },
  HEED_MAIL_AT_ONCE: {
    says: 'Mails that SMTP_URL is given at once for one receiving domain.',
    fallback: '4',
    expects: 'a whole number from 1 to 100',
    schema: wholeNumber(1, 100),
  },
  HEED_MAIL_A_MINUTE: {
    says: 'Mails that SMTP_URL is given within a minute for one receiving domain.',
    fallback: '300',
    expects: 'a whole number from 1 to 100000',
    schema: wholeNumber(1, 100_000),
  },
  HEED_DKIM_SELECTOR: {
    says: 'Selector of our signature under each mail (`npm run heed -- mail dkim` prints its DNS record). `off` where SMTP_URL signs.',
    fallback: 'heed',
    expects: 'letters, digits and dashes, or off',
    schema: z
      .string()
      .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i)
      .transform(selector => selector.toLowerCase()),
  },
  HEED_MAIL_RELAYS: {
    says: 'Addresses and networks of mail servers of your own that hand mail to Heed. They come as often as they like, and SPF goes by the sender that they wrote down.',
    fallback: undefined,
    expects: 'addresses like 192.0.2.7 or 10.1.0.0/16, with commas between them',
    schema: networks,
  },
  HEED_MAIL_PER_MINUTE: {
    says: 'Mails that one address may bring in a minute; more are asked to come later.',
    fallback: '120',
    expects: expectsCount,
    schema: aCount,
  },
  HEED_MAIL_PER_HOUR: {
    says: 'Mails that one address may bring in an hour.',
    fallback: '2000',
    expects: expectsCount,
    schema: aCount,
  },
  HEED_MAIL_CONNECTIONS: {
    says: 'Connections for mail that one address may have at once.',
    fallback: '20',
    expects: expectsCount,
    schema: aCount,
  },
  HEED_MAIL_VERDICTS: {
    says: 'Whether SPF, DKIM and DMARC of incoming mail are worked out and noted: `on` or `off`. It asks DNS for each mail, and refuses none.',
    fallback: 'off',
    expects: 'on or off',
    schema: z.enum(['on', 'off']),
  },
  HEED_SECRET: {
    says: 'Key that signs links and sessions. Without it, one is made at the first start and kept in the data folder.',
    fallback: undefined,
    expects: 'at least 32 characters long',
    schema: z.string().min(32),
    isSecret: true,
  },
  HEED_MAX_UPLOAD_MB: {
    says: 'Largest file that anyone may send, in megabytes.',
    fallback: '25',
    expects: 'a whole number from 1 to 1000',
    schema: wholeNumber(1, 1_000),
  },
  HEED_CLOCK: {
    says: 'For tests: moves the clock. `+3d`, `+2h30m`, or a moment from which it goes on. Refused unless `npm run heed -- for-tests` made the data folder ([clocks](docs/clocks.md)).',
    fallback: undefined,
    expects: 'like +3d, +2h30m or 2031-06-10T09:00:00Z',
    schema: z.string().refine(value => aheadBy(value, 0) !== null),
  },
  HEED_LOG_LEVEL: {
    says: 'How much is logged: `error`, `warn`, `info` or `debug`.',
    fallback: 'warn',
    expects: 'error, warn, info or debug',
    schema: z.enum(['error', 'warn', 'info', 'debug']),
  },
} as const satisfies Readonly<Record<string, Variable<unknown>>>

export type Config = {
  readonly port: number
  readonly host: string
  /** Absolute. */
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly databaseOwnerUrl: string | undefined
  /** An origin: no path, no slash at its end. */
  readonly publicUrl: string | undefined
  readonly smtpPort: number
  readonly mailDomain: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailLimits: VisitLimits
  /** SPF, DKIM and DMARC of incoming mail are worked out. */
  readonly asksVerdicts: boolean
  /** How fast mail goes to one receiving domain. */
  readonly mailPace: { readonly atOnce: number; readonly aMinute: number }
  /** Null where the relay signs. */
  readonly dkimSelector: string | null
  /** Undefined when it is in the data folder: see `secretOf`. */
  readonly secret: string | undefined
  readonly maxUploadBytes: number
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug'
  /** By what a test's clock is ahead of the one on the wall, as it was written: see `openClock`. */
  readonly clock: string | undefined
}

/** Throws OperatorError with one sentence for each value that is not what it must be. An empty value counts as not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const complaints: string[] = []
  const required = <T>(
    name: keyof typeof VARIABLES,
    { schema, expects, fallback, isSecret }: Variable<T>,
  ): T => {
    const value = optional(name, { schema, expects, fallback, says: '', ...(isSecret && { isSecret }) })
    return value as T // a complaint is thrown below before anyone sees it, and a required variable has a fallback
  }
  const optional = <T>(name: keyof typeof VARIABLES, variable: Variable<T>): T | undefined => {
    const given = environment[name] || variable.fallback
    if (given === undefined) return undefined
    const read = variable.schema.safeParse(given)
    if (read.success) return read.data
    const shown = variable.isSecret ? '' : `, and is ${JSON.stringify(given)}`
    complaints.push(`${name} must be ${variable.expects}${shown}.`)
    return undefined
  }
  const config: Config = {
    port: required('HEED_PORT', VARIABLES.HEED_PORT),
    host: required('HEED_HOST', VARIABLES.HEED_HOST),
    dataDir: required('HEED_DATA', VARIABLES.HEED_DATA),
    databaseUrl: optional('DATABASE_URL', VARIABLES.DATABASE_URL),
    databaseOwnerUrl: optional('DATABASE_OWNER_URL', VARIABLES.DATABASE_OWNER_URL),
    publicUrl: optional('HEED_PUBLIC_URL', VARIABLES.HEED_PUBLIC_URL),
    smtpPort: required('HEED_SMTP_PORT', VARIABLES.HEED_SMTP_PORT),
    mailDomain: optional('HEED_MAIL_DOMAIN', VARIABLES.HEED_MAIL_DOMAIN),
    smtpUrl: optional('SMTP_URL', VARIABLES.SMTP_URL),
    mailPace: {
      atOnce: required('HEED_MAIL_AT_ONCE', VARIABLES.HEED_MAIL_AT_ONCE),
      aMinute: required('HEED_MAIL_A_MINUTE', VARIABLES.HEED_MAIL_A_MINUTE),
    },
    dkimSelector: selectorOf(required('HEED_DKIM_SELECTOR', VARIABLES.HEED_DKIM_SELECTOR)),
    mailLimits: {
      relays: [...THIS_COMPUTER, ...(optional('HEED_MAIL_RELAYS', VARIABLES.HEED_MAIL_RELAYS) ?? [])],
      mailsPerMinute: required('HEED_MAIL_PER_MINUTE', VARIABLES.HEED_MAIL_PER_MINUTE),
      mailsPerHour: required('HEED_MAIL_PER_HOUR', VARIABLES.HEED_MAIL_PER_HOUR),
      linesAtOnce: required('HEED_MAIL_CONNECTIONS', VARIABLES.HEED_MAIL_CONNECTIONS),
    },
    asksVerdicts: required('HEED_MAIL_VERDICTS', VARIABLES.HEED_MAIL_VERDICTS) === 'on',
    secret: optional('HEED_SECRET', VARIABLES.HEED_SECRET),
    maxUploadBytes: required('HEED_MAX_UPLOAD_MB', VARIABLES.HEED_MAX_UPLOAD_MB) * 1024 * 1024,
    logLevel: required('HEED_LOG_LEVEL', VARIABLES.HEED_LOG_LEVEL),
    clock: optional('HEED_CLOCK', VARIABLES.HEED_CLOCK),
  }
  if (complaints.length > 0) throw new OperatorError(complaints.join('\n'))
  return config
}

/** The key that signs; made in the data folder, for its owner's eyes only, when none is set and none is there. */
export function secretOf(config: Config): string {
  if (config.secret !== undefined) return config.secret
  const path = join(config.dataDir, 'secret')
  mkdirSync(config.dataDir, { recursive: true })
  const aside = `${path}.${randomUUID()}`
  writeFileSync(aside, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true })
  try {
    // Linking fails when the name is taken: of two that start at once, both use the first one's.
    linkSync(aside, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(aside)
  }
  return readFileSync(path, 'utf8').trim()
}

/** The table of variables, in Markdown. */
export function variablesTable(): string {
  const rows = Object.entries(VARIABLES).map(
    ([name, { says, fallback }]) =>
      `| \`${name}\` | ${fallback === undefined ? '' : `\`${fallback}\``} | ${says} |`,
  )
  return ['| variable | default | |', '|---|---|---|', ...rows].join('\n')
}

function selectorOf(selector: string | undefined): string | null {
  return selector === undefined || selector === 'off' ? null : selector
}

function isUrl(value: string, ...protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol)
}

function isNetwork(text: string): boolean {
  try {
    networkOf(text)
    return true
  } catch {
    return false
  }
}
