/** Sends a form as the browser would, asks for JSON, and tells what became of it. */
import type { Answer } from './outgoing.ts'

interface PostOptions {
  readonly onProgress?: (share: number) => void
  readonly timeoutMs?: number
}

/** A dead line is given up after this long without an answer; uploads count from their last movement. */
const SILENCE_MS = 20_000

export function post(address: string, form: FormData, options: PostOptions = {}): Promise<Answer> {
  return new Promise(resolve => {
    // fetch does not tell how much of an upload has left.
    const request = new XMLHttpRequest()
    let silence = 0
    const stir = () => {
      clearTimeout(silence)
      silence = window.setTimeout(() => request.abort(), options.timeoutMs ?? SILENCE_MS)
    }
    const finish = (answer: Answer) => {
      clearTimeout(silence)
      resolve(answer)
    }
    request.open('POST', address)
    request.setRequestHeader('Accept', 'application/json')
    request.upload.addEventListener('progress', event => {
      stir()
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total)
    })
    request.addEventListener('load', () => finish(answerOf(request.status, request.responseText)))
    request.addEventListener('error', () => finish({ kind: 'unreachable' }))
    request.addEventListener('abort', () => finish({ kind: 'unreachable' }))
    stir()
    request.send(form)
  })
}

/** What an answer means for the words that were sent. */
export function answerOf(status: number, text: string): Answer {
  const body = parsed(text)
  if (status >= 200 && status < 300) return { kind: 'done', href: body.href ?? null }
  const says = body.refused?.says ?? body.says ?? ''
  if (
    status === 503 ||
    status === 502 ||
    status === 504 ||
    status === 429 ||
    status === 408 ||
    status === 0
  ) {
    return { kind: 'unreachable' }
  }
  return status >= 500 ? { kind: 'failed', says } : { kind: 'refused', says, status }
}

interface AnswerBody {
  readonly href?: string
  readonly says?: string
  readonly refused?: { readonly says?: string }
}

function parsed(text: string): AnswerBody {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

/** A new message id. `crypto.randomUUID` is missing where a page came over plain HTTP. */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
