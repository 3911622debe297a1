/** A site of somebody else, on an origin of its own: its pages are what a test says they are. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SitePage {
  /** What stands in its body. */
  readonly body?: string
  readonly head?: string
  /** Attributes of its root element. */
  readonly root?: string
  /** Its content security policy. */
  readonly policy?: string
}

export interface Site extends AsyncDisposable {
  /** As a browser says it. */
  readonly origin: string
  /** Puts a page under an address; answers the whole address. */
  readonly put: (path: string, page: SitePage) => string
}

export async function openSite(): Promise<Site> {
  const pages = new Map<string, SitePage>()
  const server = createServer((request, response) => {
    const page = pages.get(request.url ?? '')
    if (!page) return void response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end()
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...(page.policy === undefined ? {} : { 'content-security-policy': page.policy }),
    })
    response.end(
      `<!doctype html><html ${page.root ?? 'lang="en"'}><head><meta name="viewport" content="width=device-width">` +
        `<title>A shop</title>${page.head ?? ''}</head><body>${page.body ?? ''}</body></html>`,
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    put(path, page) {
      pages.set(path, page)
      return `${origin}${path}`
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
