/** Somebody with two matters that Ada has answered, for the tests of joining and splitting. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Act, CaseView } from '../../contract/desk.ts'
import { atOneMoment } from '../commands/doctor.ts'
import { verifyCases } from '../ledger/verify-cases.ts'
import { codeReader } from '../testing/mailbox.ts'
import {
  type AgentClient,
  type Answer,
  type CustomerClient,
  openWorld,
  request,
  type World,
} from '../testing/world.ts'

export interface Matters extends AsyncDisposable {
  readonly world: World
  readonly ada: AgentClient
  readonly bo: AgentClient
  /** An address of somebody new. */
  readonly somebody: () => string
  /** A case that Ada has answered and that has nobody in the line. */
  readonly answered: (words: string, address: string) => Promise<CustomerClient>
  /** Whoever waits in it is answered, and gone. */
  readonly done: (caseId: string) => Promise<void>
  /** Two matters of one person, both answered. */
  readonly twoMatters: (address?: string) => Promise<{
    readonly address: string
    readonly stays: CustomerClient
    readonly goes: CustomerClient
  }>
  readonly join: (stays: CustomerClient, goes: CustomerClient, agent?: AgentClient) => Promise<void>
  /** The cookies of a browser in which somebody has shown by a code who they are. */
  readonly proved: (customer: CustomerClient, address: string) => Promise<string>
  readonly page: (reference: string, cookie: string) => Promise<Answer & { readonly cookie: string }>
  readonly say: (customer: CustomerClient, words: string) => Promise<Answer>
}

export async function openMatters(): Promise<Matters> {
  const world = await openWorld()
  const ada = await world.agent('ada')
  const codeFor = codeReader(world)
  let people = 0
  const somebody = () => `person${(people += 1)}@customer.example`
  const done = async (caseId: string) => {
    const acts: readonly Act[] = [{ act: 'reply', words: 'I look at it.', files: [] }, { act: 'end-contact' }]
    for (const act of acts) {
      const answer = await ada.act(caseId, act)
      assert.equal(answer.status, 200, answer.text)
    }
  }
  const answered = async (words: string, address: string) => {
    const customer = await world.customer(words, { address })
    await done(customer.caseId)
    return customer
  }
  const hrefOf = ({ reference }: CustomerClient) => `${world.url}/case/${reference}`
  return {
    world,
    ada,
    bo: await world.agent('bo'),
    somebody,
    answered,
    done,
    async twoMatters(address = somebody()) {
      const stays = await answered('My line is dead.', address)
      const goes = await answered('And the bill is wrong.', address)
      return { address, stays, goes }
    },
    async join(stays, goes, agent = ada) {
      const joined = await agent.tryTo(stays.caseId, { act: 'merge', from: goes.caseId })
      assert.equal(joined.status, 200, joined.text)
    },
    async proved(customer, address) {
      await request(`${hrefOf(customer)}/code`, 'POST', { cookie: '' })
      const code = await codeFor(address)
      const entered = await request(`${hrefOf(customer)}/enter`, 'POST', { body: { code } })
      assert.equal(entered.status, 200, entered.text)
      return entered.cookie
    },
    page: async (reference, cookie) =>
      await request(`${world.url}/case/${reference}`, 'GET', { cookie, accept: 'text/html' }),
    say: async (customer, words) => await customer.post('say', { messageId: randomUUID(), words }),
    async [Symbol.asyncDispose]() {
      // The clocks of that house go on.
      const { problems } = await atOneMoment(world.db, verifyCases)
      await world[Symbol.asyncDispose]()
      assert.deepEqual(problems, [], 'what the rows say is what the facts add up to')
    },
  }
}

/** What the customer said in this case itself. */
export function wordsIn({ story }: CaseView): readonly (string | null)[] {
  return story.flatMap(item => (item.type === 'CustomerSpoke' && !item.joinedFrom ? [item.words] : []))
}

/** The sentence of a refusal or fault. */
export function saysOf({ text }: { readonly text: string }): string {
  return /"says":"(?<says>[^"]+)"/.exec(text)?.groups?.says ?? text
}
