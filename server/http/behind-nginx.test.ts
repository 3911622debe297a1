/** deploy/nginx.conf as it is printed, run by the nginx of this machine before a real Heed: HTTPS, live lines, uploads, visitors. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request as ask } from 'node:https'
import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { WebSocket } from 'ws'
import { issueCertificate } from '../../channels/mail/certificate.ts'
import { eventually } from '../testing/eventually.ts'
import { openWorld, type World } from '../testing/world.ts'

const recipe = readFileSync(new URL('../../deploy/nginx.conf', import.meta.url), 'utf8')
const hasNginx = spawnSync('nginx', ['-v']).status === 0
const skip = hasNginx ? false : 'nginx is not installed (Debian: nginx-light)'

let world: World
let nginx: ChildProcess | undefined
let folder = ''
let plainPort = 0
let securePort = 0

before(async () => {
  if (!hasNginx) return
  folder = mkdtempSync(join(tmpdir(), 'heed-nginx-'))
  plainPort = await freePort()
  securePort = await freePort()
  world = await openWorld({ HEED_PUBLIC_URL: `https://localhost:${securePort}` })
  writeFileSync(join(folder, 'nginx.conf'), configuration(new URL(`http://localhost:${heedPort()}`).port))
  const { key, cert } = issueCertificate('localhost', Date.now())
  writeFileSync(join(folder, 'key.pem'), key)
  writeFileSync(join(folder, 'cert.pem'), cert)
  nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder, '-g', 'daemon off;'], {
    stdio: 'inherit',
  })
  await eventually('nginx answers', async () => (await get('/healthz').catch(() => null))?.status === 200)
})
after(async () => {
  if (nginx?.exitCode === null) {
    const gone = new Promise(resolve => nginx?.once('exit', resolve))
    nginx.kill('SIGTERM')
    await gone
  }
  await world?.[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

function heedPort(): string {
  return new URL(world.url).port
}

/** The recipe with this machine's ports and certificate in the places of the printed ones, each of which must be there. */
function configuration(port: string): string {
  const changes: readonly (readonly [was: string, is: string])[] = [
    ['server 127.0.0.1:8080;', `server localhost:${port};`],
    ['listen 80;', `listen 127.0.0.1:${plainPort};`],
    ['listen [::]:80;', ''],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${securePort} ssl http2;`],
    ['listen [::]:443 ssl http2;', ''],
    ['/etc/letsencrypt/live/help.example.com/fullchain.pem', join(folder, 'cert.pem')],
    ['/etc/letsencrypt/live/help.example.com/privkey.pem', join(folder, 'key.pem')],
  ]
  let site = recipe.replaceAll('server_name help.example.com;', 'server_name localhost;')
  for (const [was, is] of changes) {
    assert.ok(site.includes(was), `the recipe has no line "${was}"`)
    site = site.replace(was, is)
  }
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map(kind => `${kind}_temp_path ${join(folder, kind)};`)
    .join('\n')
  // Its workers keep what is uploaded in this folder, which is closed to others.
  const user = process.getuid?.() === 0 ? 'user root;\n' : ''
  return `${user}pid ${join(folder, 'pid')};\nerror_log ${join(folder, 'error.log')};\nevents {}\nhttp {\naccess_log off;\n${temporary}\n${site}\n}\n`
}

interface Sending {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string | number>>
}

interface Answered {
  readonly status: number
  readonly text: string
  readonly headers: IncomingMessage['headers']
}

async function get(path: string, options: Sending = {}, body?: string | Buffer): Promise<Answered> {
  const response = await reach(path, options, body)
  const parts: Buffer[] = []
  for await (const part of response) parts.push(part)
  return {
    status: response.statusCode ?? 0,
    text: Buffer.concat(parts).toString('utf8'),
    headers: response.headers,
  }
}

function reach(path: string, options: Sending = {}, body?: string | Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = ask(
      {
        host: '127.0.0.1',
        port: securePort,
        path,
        rejectUnauthorized: false,
        servername: 'localhost',
        ...options,
        headers: { host: `localhost:${securePort}`, accept: 'application/json', ...options.headers },
      },
      resolve,
    )
    asked.once('error', reject)
    asked.end(body)
  })
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

const json = { 'content-type': 'application/json' }

async function openCase(words: string): Promise<{ readonly href: string; readonly cookie: string }> {
  const body = JSON.stringify({ messageId: crypto.randomUUID(), words })
  const started = await get('/start', { method: 'POST', headers: json }, body)
  assert.equal(started.status, 200, started.text)
  const cookies = started.headers['set-cookie'] ?? []
  for (const cookie of cookies) assert.match(cookie, /; Secure/, cookie)
  return { href: JSON.parse(started.text).href, cookie: cookies.map(line => line.split(';')[0]).join('; ') }
}

test('plain HTTP is sent on to HTTPS, with its path', { skip }, async () => {
  const answer = await fetch(`http://127.0.0.1:${plainPort}/case/HD-1?x=1`, { redirect: 'manual' })
  assert.equal(answer.status, 308)
  assert.equal(answer.headers.get('location'), 'https://127.0.0.1/case/HD-1?x=1')
})

test('the contact page comes over HTTPS, and browsers are told to stay there', { skip }, async () => {
  const page = await get('/', { headers: { accept: 'text/html' } })
  assert.equal(page.status, 200)
  assert.match(String(page.headers['strict-transport-security']), /max-age=31536000/)
  assert.equal((await get('/readyz')).status, 200)
})

test('news reach a waiting customer while the line stays open', { skip }, async () => {
  const { href, cookie } = await openCase('The teal light is out.')
  const line = await reach(`${href}/live`, { headers: { cookie, accept: 'text/event-stream' } })
  assert.equal(line.statusCode, 200)
  let heard = ''
  line.on('data', (part: Buffer) => {
    heard += part.toString('utf8')
  })
  const said = await get(
    `${href}/say`,
    { method: 'POST', headers: { ...json, cookie } },
    JSON.stringify({ messageId: crypto.randomUUID(), words: 'And now the router hums.' }),
  )
  assert.equal(said.status, 200, said.text)
  await eventually('the word arrives', async () => heard.includes('And now the router hums.'))
  line.destroy()
})

test('the desk signs in and gets its live line', { skip }, async () => {
  const { cookie } = await signedIn()
  const socket = new WebSocket(`wss://127.0.0.1:${securePort}/api/desk/live`, {
    rejectUnauthorized: false,
    headers: { cookie, origin: `https://localhost:${securePort}`, host: `localhost:${securePort}` },
  })
  const first = await new Promise<string>((resolve, reject) => {
    socket.once('message', (data: Buffer) => resolve(data.toString('utf8')))
    socket.once('error', reject)
  })
  assert.match(first, /"type":"hello"/)
  socket.close()
})

async function signedIn(): Promise<{ readonly cookie: string }> {
  const body = JSON.stringify({ email: 'ada@behemoth.example', password: 'seven grey herons stand' })
  const answer = await get('/api/desk/sign-in', { method: 'POST', headers: json }, body)
  assert.equal(answer.status, 200, answer.text)
  const cookies = answer.headers['set-cookie'] ?? []
  for (const cookie of cookies) assert.match(cookie, /; Secure/, cookie)
  return { cookie: cookies.map(line => line.split(';')[0]).join('; ') }
}

test('a file of twenty megabytes passes, and one that is too large is told so in words', {
  skip,
}, async () => {
  const { cookie } = await signedIn()
  await openCase('Here is a picture.')
  const { cases } = JSON.parse((await get('/api/desk/cases?list=team', { headers: { cookie } })).text)
  const upload = async (megabytes: number) => {
    const body = Buffer.concat([
      Buffer.from(
        '--heed\r\ncontent-disposition: form-data; name="file"; filename="a.bin"\r\ncontent-type: application/octet-stream\r\n\r\n',
      ),
      Buffer.alloc(megabytes * 1024 * 1024, 7),
      Buffer.from('\r\n--heed--\r\n'),
    ])
    const headers = {
      cookie,
      'content-type': 'multipart/form-data; boundary=heed',
      'content-length': body.length,
    }
    return await get(`/api/desk/cases/${cases[0].id}/files`, { method: 'POST', headers }, body)
  }
  const passed = await upload(20)
  assert.equal(passed.status, 200, passed.text)
  const tooLarge = await upload(26)
  assert.equal(tooLarge.status, 413)
  assert.match(tooLarge.text, /25/)
})

test('a visitor who claims to come from this machine is not believed', { skip }, async () => {
  const body = JSON.stringify({ email: 'ada@behemoth.example', password: 'wrong, and wrong again' })
  const headers = { ...json, 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' }
  const guesses = await Promise.all(
    Array.from({ length: 30 }, () => get('/api/desk/sign-in', { method: 'POST', headers }, body)),
  )
  assert.ok(
    guesses.some(guess => guess.status === 429),
    'guessing goes on for ever',
  )
})
