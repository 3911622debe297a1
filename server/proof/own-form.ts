/** A form from the page of a case. Whoever came by a link and presses something has shown that they read what we sent. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../http/caller.ts'
import { type CaseKeys, showsCustomer } from '../http/case-key.ts'
import { type Form, readForm } from '../http/form.ts'
import type { FormTokens } from '../http/form-token.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { proveByLink } from './prove.ts'

interface Setting {
  readonly formTokens: FormTokens
  readonly ledger: Ledger
  readonly keys: CaseKeys
}

/** @throws Fault when the form does not come from a page of ours */
export async function ownForm(
  { formTokens, ledger, keys }: Setting,
  request: FastifyRequest,
  reply: FastifyReply,
  own: Caller,
): Promise<Form> {
  const form = await readForm(request)
  formTokens.check(request, form.fields.token)
  if (own.key.purpose === 'linked') {
    const key = await proveByLink(ledger, own, own.key)
    keys.giveCookie(reply, own.reference, key, ledger.clock())
    if (showsCustomer(key)) keys.giveWho(reply, own.customerId, 'link', ledger.clock())
  }
  return form
}
