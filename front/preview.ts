/**
 * Shows the built pages with invented people, without a server of Heed behind them: `node build.ts && node front/preview.ts`, then open
 * /samples. The case CHAT is alive: what is written there is heard, and each word is answered.
 */
import type { Suggestions } from '../contract/article.ts'
import type { Frame, Page, RenderPage } from '../contract/pages.ts'
import type { Connect } from 'vite'
import { preview } from 'vite'
import type { Conversation } from './sample/conversation.ts'
import { conversation } from './sample/conversation.ts'
import { SAMPLE_NOW, samples } from './sample/pages.ts'

type Request = Connect.IncomingMessage
type Response = Parameters<Connect.NextHandleFunction>[1]

export interface Preview {
  readonly address: string
  readonly chat: Conversation
  /** What was posted to /start, by message id. */
  readonly started: ReadonlyMap<string, FormData>
  readonly show: (name: string, page: Page) => void
  /** Breaks every live line that is open now. */
  readonly hangUp: () => void
  readonly close: () => Promise<void>
}

const NONCE = 'c2FtcGxl'
const POLICY = [
  "default-src 'none'",
  `script-src 'self' 'nonce-${NONCE}'`,
  `style-src 'self' 'nonce-${NONCE}'`,
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
].join('; ')

export async function startPreview(port = 0): Promise<Preview> {
  const dist = new URL('../dist/', import.meta.url)
  const built = (await import(new URL('front/render.js', dist).href)) as { renderPage: RenderPage } // built from render.tsx
  const table = (await import(new URL('front/assets.json', dist).href, { with: { type: 'json' } })) as {
    default: Frame['assets']
  } // written by the build
  const pages = new Map(Object.entries(samples))
  const chat = conversation(chatPage())
  const started = new Map<string, FormData>()
  const lines = new Set<Response>()

  const answer = async (request: Request, response: Response): Promise<boolean> => {
    const url = new URL(request.url ?? '/', 'http://preview.invalid')
    if (request.method === 'POST') return answerPost(url, request, response, { chat, started })
    if (url.pathname === '/case/CHAT/live') {
      lines.add(response)
      return stream(url, request, response, chat)
    }
    if (url.pathname.endsWith('/live')) return quiet(response)
    if (url.pathname === '/help/suggest') return json(response, { articles: [] } satisfies Suggestions)
    const name = url.pathname === '/' ? 'contact' : url.pathname.slice(1)
    const page = name === 'case/CHAT' ? chat.page() : pages.get(name)
    if (url.pathname === '/samples') return html(response, listOf([...pages.keys()]))
    if (!page) return false
    const language = name.endsWith('-es') ? 'es' : 'en'
    return html(response, built.renderPage(page, frameFor(language, table.default)))
  }

  const server = await preview({
    root: new URL('..', import.meta.url).pathname,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    preview: { port, host: '127.0.0.1', strictPort: port !== 0 },
    plugins: [
      {
        name: 'sample-pages',
        configurePreviewServer(preparing) {
          preparing.middlewares.use((request, response, next) => {
            void passOn(answer(request, response), next)
          })
        },
      },
    ],
  })
  const address = server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? ''
  const hangUp = () => {
    for (const line of lines) line.destroy()
    lines.clear()
  }
  return {
    address,
    chat,
    started,
    show: (name, page) => pages.set(name, page),
    hangUp,
    close: async () => {
      hangUp()
      await server.close()
    },
  }
}

async function passOn(answering: Promise<boolean>, next: () => void): Promise<void> {
  if (!(await answering)) next()
}

function chatPage() {
  const page = samples['case-talking']
  if (page?.page !== 'case') throw new Error('The sample of a talk is gone.')
  return { ...page, state: { ...page.state, reference: 'CHAT' } }
}

function frameFor(language: Frame['language'], assets: Frame['assets']): Frame {
  return {
    language,
    locale: language === 'es' ? 'es-ES' : 'en-GB',
    timeZone: 'Europe/London',
    now: SAMPLE_NOW,
    otherLanguages:
      language === 'es' ? [{ language: 'en', href: '/' }] : [{ language: 'es', href: '/contact-closed-es' }],
    organisation: { name: 'Big Behemoth Communications', phone: '01632 960 199', isDemo: true },
    nonce: NONCE,
    assets,
    formToken: 'sample',
  }
}

function html(response: Response, text: string): true {
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.setHeader('content-security-policy', POLICY)
  response.setHeader('cache-control', 'no-store')
  response.end(text)
  return true
}

function listOf(names: readonly string[]): string {
  const links = ['case/CHAT', ...names].map(name => `<li><a href="/${name}">${name}</a>`).join('')
  return `<!doctype html><html lang="en"><title>Samples</title><h1>Samples</h1><ul>${links}</ul>`
}

interface Heard {
  readonly chat: Conversation
  readonly started: Map<string, FormData>
}

async function answerPost(url: URL, request: Request, response: Response, heard: Heard): Promise<boolean> {
  const form = await formIn(request)
  const messageId = textOf(form, 'messageId')
  const href = url.pathname === '/start' ? '/case/CHAT' : url.pathname.replace(/\/[^/]*$/, '')
  if (url.pathname === '/start' && !heard.started.has(messageId)) heard.started.set(messageId, form)
  if (url.pathname === '/case/CHAT/say' && heard.chat.hears(messageId, textOf(form, 'words')))
    echo(heard.chat, form)
  const wantsJson = request.headers.accept === 'application/json'
  response.statusCode = wantsJson ? 200 : 303
  response.setHeader(wantsJson ? 'content-type' : 'location', wantsJson ? 'application/json' : href)
  response.end(wantsJson ? JSON.stringify({ href }) : '')
  return true
}

/** Somebody who answers at once, so that there is something to look at. */
function echo(chat: Conversation, form: FormData): void {
  const words = textOf(form, 'words')
  if (!words.endsWith('?')) return
  chat.typing('Priya Raman')
  setTimeout(() => chat.agentSays(`You asked: ${words}`), 1_500)
}

function stream(url: URL, request: Request, response: Response, chat: Conversation): true {
  response.setHeader('content-type', 'text/event-stream')
  response.setHeader('cache-control', 'no-store')
  const leave = chat.follow(Number(url.searchParams.get('resume')), (live, token) =>
    response.write(`event: ${live.type}\nid: ${token}\ndata: ${JSON.stringify(live)}\n\n`),
  )
  response.write(':\n')
  request.on('close', leave)
  return true
}

function json(response: Response, answer: object): true {
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(answer))
  return true
}

/** A line on which nothing is said. */
function quiet(response: Response): true {
  response.setHeader('content-type', 'text/event-stream')
  response.write(':\n')
  return true
}

async function formIn(request: Request): Promise<FormData> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  for await (const part of request as AsyncIterable<Uint8Array<ArrayBuffer>>) parts.push(part) // no encoding is set
  const headers = { 'content-type': request.headers['content-type'] ?? '' }
  return new Response(new Blob(parts), { headers }).formData()
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

if (import.meta.main) {
  const { address } = await startPreview(4_180)
  console.log(`${address}/samples`)
}
