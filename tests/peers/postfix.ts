/**
 * A real Postfix for tests: a private instance with its own configuration, queue and log in a temporary folder, on a free loopback
 * port. It relays all that it is given: to the places that a test names for a domain, everything else to one sink. What these refuse it
 * returns to the sender, as a mail server does. Postfix's master runs as root, its parts as `postfix`.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { run } from './program.ts'

const program = '/usr/sbin/postfix'
const startedWithinMs = 20_000

/** Null where it can run; otherwise the reason to skip, which was also printed for everybody to see. */
export function postfixIsMissing(what: string): string | null {
  if (!existsSync(program)) {
    console.log(`NOT CHECKED: ${what}, because Postfix is not installed (Debian: apt-get install postfix)`)
    return 'Postfix is not installed'
  }
  if (process.getuid?.() === 0) return null
  console.log(`NOT CHECKED: ${what}, because Postfix has to be started by root`)
  return 'Postfix has to be started by root'
}

export interface PostfixOptions {
  /** The port on this computer where mail for a domain goes. */
  readonly places?: Readonly<Record<string, number>>
  /** The port on this computer where all other mail goes. */
  readonly sink: number
}

export interface Postfix {
  /** Where it takes mail, and relays it. */
  readonly port: number
  readonly url: string
  /** What it has logged so far. */
  readonly log: () => Promise<string>
  /** Tries at once what it has put off. */
  readonly flush: () => Promise<void>
  /** Stops it; what is in its queue stays. */
  readonly stop: () => Promise<void>
  readonly start: () => Promise<void>
  /** Stops it and removes everything. */
  readonly close: () => Promise<void>
}

export async function startPostfix(options: PostfixOptions): Promise<Postfix> {
  const folder = await mkdtemp(join(tmpdir(), 'heed-postfix-'))
  const port = await freePort()
  await lay(folder, port, options)
  const log = () => readFile(join(folder, 'mail.log'), 'utf8').catch(() => '')
  const start = async () => {
    // In the foreground its master is our child and ends with us.
    const master = spawn(program, ['-c', folder, 'start-fg'], { stdio: 'ignore', detached: false })
    master.on('error', () => {})
    for (let waited = 0; !(await isTaken(port)); waited += 50) {
      if (waited > startedWithinMs) throw new Error(`Postfix did not start:\n${await log()}`)
      await sleep(50)
    }
  }
  const stop = async () => {
    await run(program, ['-c', folder, 'abort'])
    while (await isTaken(port)) await sleep(50)
  }
  await start()
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    log,
    start,
    stop,
    async flush() {
      await run(program, ['-c', folder, 'flush'])
    },
    async close() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function lay(folder: string, port: number, { places = {}, sink }: PostfixOptions): Promise<void> {
  // Its parts give up root and still have to come in.
  await chmod(folder, 0o755)
  const data = join(folder, 'data')
  for (const each of ['queue', 'data', 'queue/pid']) await mkdir(join(folder, each))
  const owner = await ownerOf('postfix')
  await chown(data, owner.uid, owner.gid)
  const transport = Object.entries(places).map(([domain, to]) => `${domain} smtp:[127.0.0.1]:${to}\n`)
  await writeFile(join(folder, 'transport'), transport.join(''))
  await writeFile(join(folder, 'main.cf'), mainSettings(folder, sink))
  await writeFile(join(folder, 'master.cf'), services(port))
}

const mainSettings = (folder: string, sink: number) => `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
mail_owner = postfix
setgid_group = postdrop
maillog_file = ${folder}/mail.log
maillog_file_prefixes = ${folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = relay.peer.example
myorigin = relay.peer.example
mydestination =
alias_maps =
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_client_connection_rate_limit = 0
smtp_dns_support_level = disabled
smtp_host_lookup = native
relayhost = [127.0.0.1]:${sink}
transport_maps = texthash:${folder}/transport
recipient_delimiter =
queue_run_delay = 5s
minimal_backoff_time = 5s
maximal_backoff_time = 5s
`

const services = (port: number) => `127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 5 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
showq unix n - n - - showq
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
`

async function ownerOf(user: string): Promise<{ readonly uid: number; readonly gid: number }> {
  const [, , uid = '', gid = ''] =
    (await readFile('/etc/passwd', 'utf8'))
      .split('\n')
      .find(line => line.startsWith(`${user}:`))
      ?.split(':') ?? []
  return { uid: Number(uid), gid: Number(gid) }
}

/** A port of this computer that nobody has now, for what has to be named before it is there. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

function isTaken(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
