/** What the operator sets, and what they are told when it is wrong. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { readConfig, secretOf, VARIABLES, variablesTable } from './config.ts'
import { OperatorError } from './operator-error.ts'

test('with nothing set, and with empty values, the defaults hold', () => {
  const expected = {
    port: 8080,
    host: 'localhost',
    dataDir: resolve('data'),
    databaseUrl: undefined,
    databaseOwnerUrl: undefined,
    publicUrl: undefined,
    smtpPort: 2525,
    mailDomain: undefined,
    smtpUrl: undefined,
    mailPace: { atOnce: 4, aMinute: 300 },
    dkimSelector: 'heed',
    mailLimits: { relays: ['127.0.0.0/8', '::1'], mailsPerMinute: 120, mailsPerHour: 2000, linesAtOnce: 20 },
    asksVerdicts: false,
    secret: undefined,
    maxUploadBytes: 26_214_400,
    logLevel: 'warn',
    clock: undefined,
  }
  assert.deepEqual(readConfig({}), expected)
  assert.deepEqual(readConfig(Object.fromEntries(Object.keys(VARIABLES).map(name => [name, '']))), expected)
})

test('what is set is read', () => {
  const config = readConfig({
    HEED_PORT: '0',
    HEED_PUBLIC_URL: 'https://Help.Example.com/',
    HEED_MAIL_DOMAIN: 'Help.Example.com',
    DATABASE_URL: 'postgres://heed@db/heed',
    HEED_MAX_UPLOAD_MB: '1',
    HEED_MAIL_RELAYS: '192.0.2.7, 10.1.0.0/16 2001:db8::/32',
    HEED_MAIL_VERDICTS: 'on',
  })
  assert.deepEqual(config.mailLimits.relays.slice(2), ['192.0.2.7', '10.1.0.0/16', '2001:db8::/32'])
  assert.equal(config.asksVerdicts, true)
  const { port, publicUrl, mailDomain, databaseUrl, maxUploadBytes } = config
  assert.deepEqual(
    { port, publicUrl, mailDomain, databaseUrl, maxUploadBytes },
    {
      port: 0,
      publicUrl: 'https://help.example.com',
      mailDomain: 'help.example.com',
      databaseUrl: 'postgres://heed@db/heed',
      maxUploadBytes: 1_048_576,
    },
  )
})

test('no mail is signed where the relay signs', () => {
  assert.equal(readConfig({ HEED_DKIM_SELECTOR: 'off' }).dkimSelector, null)
  assert.equal(readConfig({ HEED_DKIM_SELECTOR: 'S2026' }).dkimSelector, 's2026')
})

const WRONG: Readonly<Record<string, readonly string[]>> = {
  HEED_PORT: ['65536', '-1', '80a', '1.5', ' 80'],
  HEED_HOST: ['a b', 'http://localhost'],
  DATABASE_URL: ['localhost', 'mysql://db/heed'],
  DATABASE_OWNER_URL: ['db'],
  HEED_PUBLIC_URL: ['help.example.com', 'https://help.example.com/desk', 'ftp://help.example.com'],
  HEED_SMTP_PORT: ['smtp'],
  HEED_MAIL_DOMAIN: ['localhost', '@help.example.com'],
  SMTP_URL: ['mail.example.com:465'],
  HEED_MAIL_AT_ONCE: ['0', '101', 'many'],
  HEED_MAIL_A_MINUTE: ['0', '-5'],
  HEED_DKIM_SELECTOR: ['a b', '-', 'a.b'],
  HEED_SECRET: ['short'],
  HEED_MAX_UPLOAD_MB: ['0', '1001', '25MB'],
  HEED_LOG_LEVEL: ['loud'],
}

for (const [name, values] of Object.entries(WRONG)) {
  test(`a wrong ${name} is answered with what it must be`, () => {
    for (const value of values) {
      assert.throws(
        () => readConfig({ [name]: value }),
        (error: unknown) => error instanceof OperatorError && error.message.startsWith(`${name} must be `),
        value,
      )
    }
  })
}

test('all that is wrong is told at once, and no secret is shown', () => {
  const tell = (): unknown =>
    readConfig({ HEED_PORT: 'x', DATABASE_URL: 'oracle://heed:hunter2@db', HEED_SECRET: 'hunter2' })
  assert.throws(tell, (error: unknown) => {
    const lines = String(error).split('\n')
    return lines.length === 3 && !String(error).includes('hunter2')
  })
})

test('the secret is made once, for its owner’s eyes only', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heed-secret-'))
  const config = readConfig({ HEED_DATA: join(folder, 'data') })
  const secret = secretOf(config)
  assert.ok(secret.length >= 32)
  assert.equal(secretOf(config), secret)
  assert.equal(statSync(join(config.dataDir, 'secret')).mode & 0o777, 0o600)
  assert.deepEqual(readdirSync(config.dataDir), ['secret'])
  assert.equal(secretOf({ ...config, secret: 'x'.repeat(32) }), 'x'.repeat(32))
  rmSync(folder, { recursive: true })
})

test('the README’s table has a line for each variable', () => {
  const table = variablesTable()
  for (const name of Object.keys(VARIABLES)) assert.match(table, new RegExp(`^\\| \`${name}\` \\|`, 'm'))
  const page = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  assert.equal(/<!-- variables -->\n([^]*?)\n<!-- \/variables -->/.exec(page)?.[1], table)
})
