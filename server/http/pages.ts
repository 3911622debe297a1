/** Shows pages by the front that was built: the server knows their content, the front their looks. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Fault, faults } from '../../contract/faults.ts'
import type { Frame, Page, RenderPage } from '../../contract/pages.ts'
import type { House } from '../ledger/directory.ts'
import type { FormTokens } from './form-token.ts'
import { keepLanguage, languageOf, otherLanguages } from './language.ts'

export interface Pages {
  readonly send: (
    request: FastifyRequest,
    reply: FastifyReply,
    house: House,
    page: Page,
    status?: number,
  ) => FastifyReply
  readonly sendFault: (
    request: FastifyRequest,
    reply: FastifyReply,
    house: House,
    fault: Fault,
  ) => FastifyReply
}

export interface PagesSetting {
  /** Where `build.ts` put the front: render.js and assets.json. */
  readonly folder: string
  readonly formTokens: FormTokens
  readonly isSecure: boolean
  readonly clock: () => number
}

export async function openPages({ folder, formTokens, isSecure, clock }: PagesSetting): Promise<Pages> {
  const assets = JSON.parse(readFileSync(join(folder, 'assets.json'), 'utf8')) as Frame['assets'] // written by our build
  const { renderPage } = (await import(pathToFileURL(join(folder, 'render.js')).href)) as {
    readonly renderPage: RenderPage
  } // as above

  const html = (request: FastifyRequest, { organisation }: House, page: Page) => {
    const language = languageOf(request)
    return renderPage(page, {
      language,
      otherLanguages: otherLanguages(request),
      organisation: {
        name: organisation.name,
        phone: organisation.phone,
        isDemo: organisation.isDemo,
      },
      timeZone: organisation.timeZone,
      locale: language === 'es' ? 'es-ES' : 'en-GB',
      now: clock(),
      nonce: request.nonce,
      assets,
      formToken: formTokens.tokenFor(request),
    })
  }

  const send: Pages['send'] = (request, reply, house, page, status = 200) => {
    formTokens.giveCookie(request, reply)
    keepLanguage(request, reply, isSecure)
    return reply
      .status(status)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html(request, house, page))
  }

  return {
    send,
    sendFault(request, reply, house, wrong) {
      const { fault } = wrong
      // The front has words of its own for the usual.
      const says = wrong.isExact ? wrong.saysIn(languageOf(request)) : null
      // Relative: an address that begins with two slashes would lead to another house.
      const retryHref = request.method === 'GET' ? `?${request.url.split('?')[1] ?? ''}` : null
      const page = { page: 'message', fault, says, retryHref } as const
      return send(request, reply, house, page, faults[fault])
    },
  }
}
