/** What the contact button asks Heed for: without cookies, each question with the key of its case. */
import type { Language } from '../../contract/case.ts'
import type { CallbackCheck } from '../../contract/pages.ts'
import type { WidgetCalls, WidgetCase, WidgetWays } from '../../contract/widget.ts'
import type { Answer } from '../live/outgoing.ts'
import { answerOf } from '../live/post.ts'

export interface Api {
  /** Null when we cannot be reached from this page. */
  readonly ways: () => Promise<WidgetWays | null>
  readonly calls: () => Promise<WidgetCalls | null>
  readonly callBack: (
    form: FormData,
  ) => Promise<WidgetCase | CallbackCheck | Exclude<Answer, { kind: 'done' }>>
  readonly start: (form: FormData) => Promise<WidgetCase | Exclude<Answer, { kind: 'done' }>>
  readonly post: (held: WidgetCase, what: string, form?: FormData) => Promise<Answer>
  readonly file: (held: WidgetCase, id: string) => Promise<Blob | null>
  readonly liveHref: (held: WidgetCase, resume: string) => string
}

export function bearer({ key }: WidgetCase): Readonly<Record<string, string>> {
  return { Authorization: `Bearer ${key}` }
}

/** Uploads over a poor line take their time. */
const PATIENCE_MS = 120_000

export function apiAt(base: string, language: Language): Api {
  const address = (path: string) => `${base}/api/widget/${path}?language=${language}`
  const ofCase = ({ reference }: WidgetCase, path: string) =>
    address(`cases/${encodeURIComponent(reference)}/${path}`)

  async function ask(url: string, init: RequestInit = {}): Promise<{ status: number; text: string }> {
    const impatience = new AbortController()
    const timer = setTimeout(() => impatience.abort(), PATIENCE_MS)
    try {
      const response = await fetch(url, { ...init, credentials: 'omit', signal: impatience.signal })
      return { status: response.status, text: await response.text() }
    } catch {
      return { status: 0, text: '' }
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    async ways() {
      const { status, text } = await ask(address('ways'))
      return status === 200 ? (JSON.parse(text) as WidgetWays) : null // our own server, by the contract
    },
    async calls() {
      const { status, text } = await ask(address('call-back'))
      return status === 200 ? (JSON.parse(text) as WidgetCalls) : null // our own server, by the contract
    },
    async callBack(body) {
      const { status, text } = await ask(address('call-back'), { method: 'POST', body })
      const answer = answerOf(status, text)
      return answer.kind === 'done' ? (JSON.parse(text) as WidgetCase | CallbackCheck) : answer // as above
    },
    async start(body) {
      const { status, text } = await ask(address('start'), { method: 'POST', body })
      const answer = answerOf(status, text)
      return answer.kind === 'done' ? (JSON.parse(text) as WidgetCase) : answer // as above
    },
    async post(held, what, body = new FormData()) {
      const { status, text } = await ask(ofCase(held, what), { method: 'POST', body, headers: bearer(held) })
      return answerOf(status, text)
    },
    async file(held, id) {
      const found = await fetch(ofCase(held, `files/${id}`), { credentials: 'omit', headers: bearer(held) })
      return found.ok ? await found.blob() : null
    },
    liveHref: (held, resume) => `${ofCase(held, 'live')}&resume=${encodeURIComponent(resume)}`,
  }
}
