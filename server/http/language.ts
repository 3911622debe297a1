/** Which language somebody is answered in. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Language } from '../../contract/case.ts'

const cookieName = 'heed_language'
const yearSeconds = 365 * 24 * 60 * 60

/** On the customers' pages: the one that the address asks for, else the one chosen before, else the browser's. */
export function languageOf(request: FastifyRequest): Language {
  // Null until they are read, which is after it is found that the address itself is wrong.
  const cookies = { ...request.cookies }
  return askedIn(request) ?? Language.safeParse(cookies[cookieName]).data ?? browserLanguageOf(request)
}

/** The first that the browser prefers of those that we speak. The desk, which has a choice of its own, says it in the same way. */
export function browserLanguageOf(request: FastifyRequest): Language {
  const wanted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map(part => {
      const [tag = '', quality] = part.trim().split(';q=')
      return { tag: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) }
    })
    .toSorted((a, b) => b.quality - a.quality)
  return wanted.find(({ tag }) => tag === 'en' || tag === 'es')?.tag === 'es' ? 'es' : 'en'
}

/** That of a "no", wherever it is asked for: the desk has a choice of its own, everybody else reads the customers' pages. */
export function answerLanguageOf(request: FastifyRequest): Language {
  return request.url.startsWith('/api/desk') ? browserLanguageOf(request) : languageOf(request)
}

/** A page that was asked for in a language stays in it: also the next page, and what a form answers. */
export function keepLanguage(request: FastifyRequest, reply: FastifyReply, isSecure: boolean): void {
  const asked = askedIn(request)
  if (asked === undefined) return
  void reply.setCookie(cookieName, asked, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
    maxAge: yearSeconds,
  })
}

/** The same page in the others. Not for what answers a form: its address can only be posted to. A key that opens a case is left behind. */
export function otherLanguages(
  request: FastifyRequest,
): readonly { readonly language: Language; readonly href: string }[] {
  if (request.method !== 'GET') return []
  const current = languageOf(request)
  return Language.options
    .filter(language => language !== current)
    .map(language => {
      const query = queryOf(request)
      query.delete('k')
      query.set('language', language)
      return { language, href: `?${query.toString()}` }
    })
}

function askedIn(request: FastifyRequest): Language | undefined {
  return Language.safeParse(queryOf(request).get('language')).data
}

function queryOf({ url }: FastifyRequest): URLSearchParams {
  const start = url.indexOf('?')
  return new URLSearchParams(start < 0 ? '' : url.slice(start))
}
