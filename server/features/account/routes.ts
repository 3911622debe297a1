/**
 * `/account`: finding one's account by whatever number one holds. Whatever is typed opens a case with it: nobody is turned away, and
 * nobody learns from the answer whether it was found. See server/acting/look-up.ts for what happens to it.
 */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fault } from '../../../contract/faults.ts'
import type { AccountPage, FormAnswer, FormProblem } from '../../../contract/pages.ts'
import { accountWords } from '../../../contract/words/account.ts'
import { insertAbout } from '../../acting/sql.ts'
import { prefersHtml } from '../../http/app.ts'
import type { CaseKeys } from '../../http/case-key.ts'
import { readForm } from '../../http/form.ts'
import type { FormTokens } from '../../http/form-token.ts'
import { languageOf } from '../../http/language.ts'
import type { Pages } from '../../http/pages.ts'
import { toAddress } from '../../intake/address.ts'
import { cutName } from '../../intake/lengths.ts'
import type { Directory, House } from '../../ledger/directory.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { StartCase } from '../../acting/start-case.ts'

export interface AccountSetting {
  readonly app: FastifyInstance
  readonly ledger: Ledger
  readonly directory: Directory
  readonly pages: Pages
  readonly keys: CaseKeys
  readonly formTokens: FormTokens
  readonly startCase: StartCase
}

type Typed = NonNullable<AccountPage['typed']>

const mostTyped = 200
const looking = { config: { rateLimit: { max: 20, timeWindow: 60_000 } } }

export function accountRoutes(setting: AccountSetting): void {
  const { app, ledger, directory, keys, formTokens } = setting

  app.get('/account', async (request, reply) => await show(setting, request, reply, null))

  app.post('/account', looking, async (request, reply) => {
    const { fields } = await readForm(request)
    formTokens.check(request, fields.token)
    const typed: Typed = {
      number: (fields.number ?? '').slice(0, mostTyped).trim(),
      name: fields.name ?? '',
      address: fields.address ?? '',
      words: fields.words ?? '',
    }
    const messageId = z.uuid().safeParse(fields.messageId).data ?? randomUUID()
    const language = languageOf(request)
    const problem = whatIsWrong(typed, language)
    if (problem) {
      if (!prefersHtml(request)) throw new Fault('bad-request', () => problem.says)
      return await show(setting, request, reply, { problem, typed, messageId })
    }
    const house: House = await directory.house()
    const words = accountWords[language].firstWords(typed.number, typed.words.trim().slice(0, 50_000))
    const { name, address } = typed
    const opened = await setting.startCase(house, { messageId, words, name, address, language })
    await insertAbout(ledger.db, {
      caseId: opened.id,
      kind: 'own-account',
      name: cutName(name),
      typed: typed.number,
      addressKind: null,
      addressValue: null,
      writerName: null,
      saidAt: ledger.clock(),
    })
    const key = { purpose: 'cookie', caseId: opened.id, version: 0, who: '' } as const
    keys.giveCookie(reply, opened.reference, key, ledger.clock())
    const href = `/case/${opened.reference}`
    return prefersHtml(request) ? reply.redirect(href, 303) : reply.send({ href } satisfies FormAnswer)
  })
}

async function show(
  { directory, pages }: AccountSetting,
  request: FastifyRequest,
  reply: FastifyReply,
  wrong: { readonly problem: FormProblem; readonly typed: Typed; readonly messageId: string } | null,
): Promise<FastifyReply> {
  const page: AccountPage = {
    page: 'account',
    messageId: wrong?.messageId ?? randomUUID(),
    problem: wrong?.problem ?? null,
    typed: wrong?.typed ?? null,
  }
  return pages.send(request, reply, await directory.house(), page, wrong ? 400 : 200)
}

/** Nothing at all was typed, or an address that we could not answer to. Any number, of any length, is good. */
function whatIsWrong(typed: Typed, language: 'en' | 'es'): FormProblem | null {
  const says = accountWords[language].check
  if (typed.number === '') return { says: says.numberMissing, field: 'number' }
  if (typed.address.trim() !== '' && !toAddress(typed.address))
    return { says: says.addressWrong, field: 'address' }
  return null
}
