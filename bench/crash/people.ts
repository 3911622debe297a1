/** Customers who chat and customers who mail, on and on, and remember what the product told them that it had taken in. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { composeMail, deliverRaw } from '../../tests/smtp-client.ts'
import { openCustomer } from '../product/customer.ts'
import { mailDomain, type Place } from '../product/heed.ts'

/** Marks of what was acknowledged, in the order in which it was said in one case. */
export type Conversation = readonly string[]

export interface Until {
  /** Says its last word and sees it taken in. */
  readonly enough: AbortSignal
  /** Gives up. */
  readonly failed: AbortSignal
}

const longestConversation = 10
const longestPauseMs = 40
const retryMs = 25

/** Every word that anybody says carries one, by which it is found again. */
export const markPattern = /mark-[0-9a-f-]{36}/

export async function chatOn(place: Place, number: number, until: Until): Promise<readonly Conversation[]> {
  const customer = openCustomer({ url: place.url, from: `127.0.1.${number}`, signal: until.failed })
  const conversations: Conversation[] = []
  while (!until.enough.aborted) {
    const said: string[] = []
    conversations.push(said)
    customer.startAnew()
    while (said.length < longestConversation && !until.enough.aborted) {
      const mark = `mark-${randomUUID()}`
      await customer.say(`It does not work. ${mark}`)
      said.push(mark)
      await sleep(Math.random() * longestPauseMs)
    }
  }
  return conversations
}

/** Each mail opens a case; one that was not acknowledged is sent again as it is, as a mail server does. */
export async function mailOn(place: Place, number: number, until: Until): Promise<readonly Conversation[]> {
  const mails: Conversation[] = []
  const from = `customer-${number}@post.example`
  while (!until.enough.aborted) {
    const mark = `mark-${randomUUID()}`
    const raw = await composeMail({
      from,
      to: `help@${mailDomain}`,
      subject: 'No line',
      text: `It does not work. ${mark}`,
    })
    while (!(await isTaken(place, { from, raw }))) {
      until.failed.throwIfAborted()
      await sleep(retryMs)
    }
    mails.push([mark])
    await sleep(Math.random() * longestPauseMs)
  }
  return mails
}

async function isTaken({ smtpPort }: Place, { from, raw }: { from: string; raw: Buffer }): Promise<boolean> {
  const { code, says } = await deliverRaw(smtpPort, { from, to: [`help@${mailDomain}`], raw })
  if (code >= 500) throw new Error(`a mail was refused: ${code} ${says}`)
  return code === 250
}
