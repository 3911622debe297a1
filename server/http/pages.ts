/** Shows pages by the front that was built: the server knows their content, the front their looks. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../contract/case.ts'
import type { Frame, Page, RenderPage } from '../../contract/pages.ts'
import type { House } from '../ledger/directory.ts'
import type { FormTokens } from './form-token.ts'

export interface Pages {
  readonly html: (request: FastifyRequest, house: House, page: Page) => string
  readonly send: (
    request: FastifyRequest,
    reply: FastifyReply,
    house: House,
    page: Page,
    status?: number,
  ) => FastifyReply
}

/** @param folder where `build.ts` put the front: render.js and assets.json */
export async function openPages(folder: string, formTokens: FormTokens, clock: () => number): Promise<Pages> {
  const assets = JSON.parse(readFileSync(join(folder, 'assets.json'), 'utf8')) as Frame['assets'] // written by our build
  const { renderPage } = (await import(pathToFileURL(join(folder, 'render.js')).href)) as {
    readonly renderPage: RenderPage
  } // as above
  const html: Pages['html'] = (request, house, page) =>
    renderPage(page, {
      language: languageOf(request),
      organisation: {
        name: house.organisation.name,
        phone: house.organisation.phone,
        isDemo: house.organisation.isDemo,
      },
      timeZone: house.organisation.timeZone,
      locale: languageOf(request) === 'es' ? 'es-ES' : 'en-GB',
      now: clock(),
      nonce: request.nonce,
      assets,
      formToken: formTokens.tokenFor(request),
    })
  return {
    html,
    send(request, reply, house, page, status = 200) {
      formTokens.giveCookie(request, reply)
      return reply
        .status(status)
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(html(request, house, page))
    },
  }
}

/** The first language of the browser that we speak. */
export function languageOf(request: FastifyRequest): Language {
  const wanted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map(part => {
      const [tag = '', quality] = part.trim().split(';q=')
      return { tag: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) }
    })
    .toSorted((a, b) => b.quality - a.quality)
  return wanted.find(({ tag }) => tag === 'en' || tag === 'es')?.tag === 'es' ? 'es' : 'en'
}
