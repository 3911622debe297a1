/** Pictures from elsewhere, before a real server on this machine that the test alone may reach. */
import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { openFetch, type Outside, outside } from './fetch.ts'
import { isPublic, mayReachPublic } from './reach.ts'

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(60)])

async function serve(
  t: TestContext,
  answer: RequestListener,
): Promise<{ readonly url: string; readonly port: number }> {
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo // it listens on a port
  return { url: `http://127.0.0.1:${port}`, port }
}

/** The world with this machine in it. */
function near(part: Partial<Outside> = {}): Outside {
  return { ...outside, mayReach: () => true, ...part }
}

test('a picture is fetched as nobody in particular, and what it is is told by its bytes', async t => {
  const asked: IncomingMessage['headers'][] = []
  const { url } = await serve(t, (request, response) => {
    asked.push(request.headers)
    response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'a=b' }).end(PNG)
  })
  const picture = await openFetch(near())(`${url}/a.png`)
  assert.equal(picture?.mediaType, 'image/png')
  assert.deepEqual(picture?.bytes, PNG)
  const [headers = {}] = asked
  assert.deepEqual(
    Object.keys(headers).toSorted(),
    ['accept', 'connection', 'host', 'user-agent'],
    'no cookie, no referrer, nothing of whoever asks',
  )
})

test('what is no picture is not shown, whatever it says of itself', async t => {
  const bodies: Readonly<Record<string, string>> = {
    '/svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    '/html': '<html><script>alert(1)</script>',
    '/pdf': '%PDF-1.7',
    '/none': '',
  }
  const { url } = await serve(t, (request, response) =>
    response.writeHead(200, { 'content-type': 'image/png' }).end(bodies[request.url ?? '']),
  )
  for (const path of Object.keys(bodies)) assert.equal(await openFetch(near())(`${url}${path}`), null, path)
})

test('a picture is followed to three other places, each asked for leave, and not to a fourth', async t => {
  const { url } = await serve(t, (request, response) => {
    const left = Number(request.url?.slice(1))
    if (left === 0) response.end(PNG)
    else response.writeHead(302, { location: `/${left - 1}` }).end()
  })
  assert.notEqual(await openFetch(near())(`${url}/3`), null)
  assert.equal(await openFetch(near())(`${url}/4`), null)
})

test('a place that leads into the own network is not followed', async t => {
  const reached: string[] = []
  const inner = await serve(t, (_, response) => {
    reached.push('inner')
    response.end(PNG)
  })
  const outer = await serve(t, (request, response) => {
    const to = { '/file': 'file:///etc/passwd', '/data': 'data:image/png;base64,iVBORw0K' }[request.url ?? '']
    response.writeHead(301, { location: to ?? inner.url }).end()
  })
  const fetchPicture = openFetch(near({ mayReach: (_, port) => port === outer.port }))
  for (const path of ['/', '/file', '/data'])
    assert.equal(await fetchPicture(`${outer.url}${path}`), null, path)
  assert.deepEqual(reached, [])
})

test('the connection goes to the address that was asked about, however the name answers later', async t => {
  const { port } = await serve(t, (_, response) => response.end(PNG))
  const asked: string[] = []
  const answers = [[{ address: '127.0.0.1', family: 4 }], [{ address: '10.0.0.1', family: 4 }]]
  const resolve: Outside['resolve'] = async host => {
    asked.push(host)
    return answers[asked.length - 1] ?? []
  }
  const mayReach: Outside['mayReach'] = address => address === '127.0.0.1'
  const fetchPicture = openFetch(near({ resolve, mayReach }))
  assert.notEqual(await fetchPicture(`http://pictures.example:${port}/`), null)
  assert.deepEqual(asked, ['pictures.example'], 'asked once for one connection')
  assert.equal(await fetchPicture(`http://pictures.example:${port}/`), null)
})

test('a name with one private address among public ones is not reached at all', async t => {
  const { port } = await serve(t, (_, response) => response.end(PNG))
  const resolve: Outside['resolve'] = async () => [
    { address: '127.0.0.1', family: 4 },
    { address: '192.168.1.1', family: 4 },
  ]
  const fetchPicture = openFetch(near({ resolve, mayReach: address => address === '127.0.0.1' }))
  assert.equal(await fetchPicture(`http://pictures.example:${port}/`), null)
})

test('a picture that is too large, or never ends, is given up', async t => {
  const { url } = await serve(t, (request, response) => {
    response.write(PNG)
    if (request.url === '/large') response.end(Buffer.alloc(3_000))
  })
  const limits = { bytes: 2_000, ms: 300, redirects: 3 }
  assert.equal(await openFetch(near({ limits }))(`${url}/large`), null)
  assert.equal(await openFetch(near({ limits }))(`${url}/slow`), null)
})

test('a name that is never answered is given up as well', async () => {
  const resolve: Outside['resolve'] = () => new Promise(() => undefined)
  const limits = { ...outside.limits, ms: 100 }
  assert.equal(await openFetch(near({ resolve, limits }))('http://silent.example/'), null)
})

test('only addresses that belong to everybody may be asked', () => {
  const own = (
    '127.0.0.1 127.9.9.9 0.0.0.0 10.1.2.3 172.16.0.1 172.31.255.255 192.168.0.1 169.254.169.254 100.64.0.1 100.100.100.200 192.0.0.192 ' +
    '198.18.0.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 192.0.2.1 203.0.113.9 :: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ' +
    '::ffff:7f00:1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1 2002:7f00:1:: 2001:0:1::1 fe80::1 fec0::1 fc00::1 fd00:ec2::254 ff02::1 ' +
    '2001:db8::1 100::1 localhost 2130706433 0x7f.1 127.1'
  ).split(' ')
  assert.deepEqual(own.filter(isPublic), [])
  const everybodys = ['1.1.1.1', '93.184.216.34', '2606:4700:4700::1111', '::ffff:93.184.216.34']
  assert.deepEqual(everybodys.filter(isPublic), everybodys)
  assert.equal(mayReachPublic('93.184.216.34', 443), true)
  assert.equal(mayReachPublic('93.184.216.34', 22), false)
})

test('without leave, nothing on this machine is asked, however it is written', async t => {
  const reached: string[] = []
  const { port } = await serve(t, (request, response) => {
    reached.push(request.url ?? '')
    response.end(PNG)
  })
  const mayReach: Outside['mayReach'] = address => isPublic(address)
  const fetchPicture = openFetch({ ...outside, mayReach })
  const hosts = [
    '127.0.0.1',
    'localhost',
    '2130706433',
    '0x7f000001',
    '017700000001',
    '127.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0',
    '0.0.0.0',
  ]
  for (const host of hosts) assert.equal(await fetchPicture(`http://${host}:${port}/`), null, host)
  assert.deepEqual(reached, [])
})
