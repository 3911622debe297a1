/**
 * A real Dovecot for tests: its own configuration in a temporary folder, on free loopback ports, with IMAP, STARTTLS, TLS
 * under a self-made certificate, IDLE, Maildir, passwords and XOAUTH2. Started by root it runs as nobody.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chownSync, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { issueCertificate } from '../../channels/mail/certificate.ts'

const program = '/usr/sbin/dovecot'
const nobody = { uid: 65_534, gid: 65_534, user: 'nobody', group: 'nogroup' }

/** Null where it is installed; otherwise the reason to skip, which was also printed for everybody to see. */
export function dovecotIsMissing(what: string): string | null {
  if (existsSync(program)) return null
  console.log(
    `NOT CHECKED: ${what}, because Dovecot is not installed (Debian: apt-get install dovecot-imapd)`,
  )
  return 'Dovecot is not installed'
}

export type Dovecot = {
  readonly host: '127.0.0.1'
  /** Plain, with STARTTLS. */
  readonly port: number
  readonly tlsPort: number
  /** PEM; made out to localhost. */
  readonly certificate: string
  /** Puts a mail into somebody's folder, as a mail server does; answers the name of its file. */
  readonly deliver: (user: string, raw: Uint8Array | string, folder?: string) => Promise<string>
  readonly addFolder: (user: string, folder: string) => Promise<void>
  /** What lies in a folder, with its flags as Maildir writes them: `S` is seen, `T` deleted. */
  readonly list: (
    user: string,
    folder?: string,
  ) => Promise<readonly { readonly name: string; readonly flags: string }[]>
  /** Deletes what Dovecot knows of a folder: it numbers its mails anew, under another UIDVALIDITY. */
  readonly renumber: (user: string) => Promise<void>
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
  /** Stops it and removes everything. */
  readonly close: () => Promise<void>
}

export type DovecotOptions = {
  /** Their passwords. */
  readonly users: Readonly<Record<string, string>>
  /** Where it asks whether an access token is good, to be followed by the token; XOAUTH2 is offered with it. */
  readonly tokenInfoUrl?: string
  /** Without IDLE, as some servers are. */
  readonly isWithoutIdle?: boolean
}

export async function startDovecot(options: DovecotOptions): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'heed-dovecot-'))
  const certificate = issueCertificate('localhost', Date.now())
  const [port, tlsPort] = [await freePort(), await freePort()]
  await mkdir(join(folder, 'mail'))
  await writeFile(join(folder, 'key.pem'), certificate.key, { mode: 0o600 })
  await writeFile(join(folder, 'cert.pem'), certificate.cert)
  const users = Object.entries(options.users).map(([user, password]) => `${user}:{PLAIN}${password}\n`)
  await writeFile(join(folder, 'users'), users.join(''))
  await writeFile(join(folder, 'oauth2.conf'), oauthConfiguration(options.tokenInfoUrl ?? ''))
  await writeFile(join(folder, 'dovecot.conf'), configuration(folder, { port, tlsPort, ...options }))
  const maildir = maildirsIn(join(folder, 'mail'))
  for (const user of Object.keys(options.users)) await maildir.make(user, '')
  await ownAll(folder)

  let running: ChildProcess | null = null
  const start = async () => {
    running = spawn(program, ['-F', '-c', join(folder, 'dovecot.conf')], {
      ...(isRoot() ? { uid: nobody.uid, gid: nobody.gid } : {}),
      stdio: 'ignore',
      detached: true,
    })
    await answers(port, running, folder)
  }
  const stop = async () => {
    const child = running
    running = null
    if (!child || child.exitCode !== null) return
    const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
    // The whole group at once: asked politely, it waits seconds for whoever idles.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    await ended
  }
  await start()
  return {
    host: '127.0.0.1',
    port,
    tlsPort,
    certificate: certificate.cert,
    ...maildir,
    addFolder: async (user, name) => await maildir.make(user, name),
    async renumber(user) {
      await stop()
      for (const name of await readdir(join(folder, 'mail', user)))
        if (name.startsWith('dovecot')) await rm(join(folder, 'mail', user, name), { recursive: true })
      // The next number is the second of its making.
      await sleep(1_100)
      await start()
    },
    start,
    stop,
    async close() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function maildirsIn(mail: string) {
  const pathOf = (user: string, folder: string) => join(mail, user, folder === '' ? '.' : `.${folder}`)
  return {
    async make(user: string, folder: string) {
      for (const path of [join(mail, user), pathOf(user, folder)]) {
        for (const part of ['', 'cur', 'new', 'tmp']) {
          await mkdir(join(path, part), { recursive: true })
          own(join(path, part))
        }
      }
    },
    async deliver(user: string, raw: Uint8Array | string, folder = '') {
      const name = `${Date.now()}.${randomUUID()}.localhost`
      const half = join(pathOf(user, folder), 'tmp', name)
      await writeFile(half, raw)
      own(half)
      await rename(half, join(pathOf(user, folder), 'new', name))
      return name
    },
    async list(user: string, folder = '') {
      const path = pathOf(user, folder)
      const names = [...(await readdir(join(path, 'new'))), ...(await readdir(join(path, 'cur')))]
      return names.map(name => {
        const [base = '', flags = ''] = name.split(':2,')
        return { name: base.replace(/,[SW]=.*$/, ''), flags }
      })
    },
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

function own(path: string): void {
  if (isRoot()) chownSync(path, nobody.uid, nobody.gid)
}

async function ownAll(folder: string): Promise<void> {
  own(folder)
  for (const entry of await readdir(folder, { recursive: true })) own(join(folder, entry))
}

function ourselves(): { readonly user: string; readonly group: string } {
  return { user: userInfo().username, group: execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim() }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string')
    throw new Error('a TCP server has an address with a port')
  return address.port
}

const patienceMs = 20_000

async function answers(port: number, child: ChildProcess, folder: string): Promise<void> {
  const until = Date.now() + patienceMs
  while (!(await isOpen(port))) {
    if (child.exitCode !== null || Date.now() > until) {
      const log = await readFile(join(folder, 'log'), 'utf8').catch(() => '')
      throw new Error(`Dovecot did not start: ${log.slice(-2000)}`)
    }
    await sleep(25)
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', () => resolve(false))
    socket.once('data', () => {
      socket.destroy()
      resolve(true)
    })
  })
}

function oauthConfiguration(tokenInfoUrl: string): string {
  return `tokeninfo_url = ${tokenInfoUrl}
username_attribute = email
active_attribute = active
active_value = true
`
}

type Ports = { readonly port: number; readonly tlsPort: number }

function configuration(folder: string, options: Ports & DovecotOptions): string {
  const { user, group } = isRoot() ? nobody : ourselves()
  const oauth = `passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${folder}/oauth2.conf
}`
  return `base_dir = ${folder}/base
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login${options.tokenInfoUrl === undefined ? '' : ' xoauth2 oauthbearer'}
auth_failure_delay = 0
mail_location = maildir:${folder}/mail/%u
mail_uid = ${user}
mail_gid = ${group}
first_valid_uid = 1
first_valid_gid = 1
mail_max_userip_connections = 100
mailbox_idle_check_interval = 1s
${options.isWithoutIdle ? 'imap_capability = IMAP4rev1 UIDPLUS MOVE' : ''}
${options.tokenInfoUrl === undefined ? '' : oauth}
passdb {
  driver = passwd-file
  mechanisms = plain login
  args = scheme=PLAIN username_format=%u ${folder}/users
}
userdb {
  driver = static
  args = home=${folder}/mail/%u
}
# Whoever fails to log in is not made to wait.
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${options.port}
  }
  inet_listener imaps {
    port = ${options.tlsPort}
    ssl = yes
  }
}
`
}

/** What an administrator sets up at the desk to have this mailbox fetched, from its first mail on. */
export function fetchedFrom(
  { host, tlsPort, certificate }: Pick<Dovecot, 'host' | 'tlsPort' | 'certificate'>,
  user: string,
  password: string,
) {
  return {
    version: 0,
    host,
    port: tlsPort,
    security: 'tls',
    user,
    oauth: null,
    certificate,
    folder: 'INBOX',
    afterTaking: 'seen',
    moveTo: null,
    startWith: 'all',
    isPaused: false,
    secret: { password },
  } as const
}
