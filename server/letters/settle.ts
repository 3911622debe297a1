/** How a letter ended, in the transaction of the fact that tells it. */
import { randomUUID } from 'node:crypto'
import type { CaseFact, ChannelName } from '../../domain/case/facts.ts'
import type { Held } from '../../domain/mail/facts.ts'
import { actOn } from '../ledger/act.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Looks } from './looks.ts'
import { type LetterKey, settleLetter, settleSentLetters } from './sql.ts'

export interface Ended extends LetterKey {
  readonly caseId: string
  readonly fact: CaseFact
  readonly by: ChannelName
}

/** @param sent.messageId as the channel knows it, with or without angle brackets */
export async function settleSent(
  { ledger, looks }: { readonly ledger: Ledger; readonly looks: Looks },
  letter: Ended,
  sent: { readonly subject: string; readonly messageId: string },
): Promise<void> {
  const { lane, seq, caseId, fact, by } = letter
  const kept = {
    lane,
    seq,
    caseId,
    subject: sent.subject,
    messageId: sent.messageId.replaceAll(/^<|>$/g, ''),
  }
  // What no fact tells of needs no transaction of its own.
  if (fact.type !== 'AgentReplied' && fact.type !== 'CutPlanned') return void (await looks.settleSent(kept))
  await unlessSettled(async () => {
    await actOn(ledger, {
      caseId,
      request: { ask: 'delivered', messageId: fact.messageId, by },
      also: async tx => {
        if ((await settleSentLetters(tx, [kept], ledger.clock())).length === 0) throw new SettledElsewhere()
      },
    })
  })
}

export async function settleNotSent(
  ledger: Ledger,
  letter: Ended,
  { says, status, held }: { readonly says?: string; readonly status?: string; readonly held?: Held },
): Promise<void> {
  const { caseId, fact, by } = letter
  // A promise or a receipt is no message of the story and has no id there; the fact tells of it all the same.
  const messageId = 'messageId' in fact ? fact.messageId : randomUUID()
  await unlessSettled(async () => {
    await actOn(ledger, {
      caseId,
      request: {
        ask: 'not-delivered',
        messageId,
        by,
        ...(says === undefined ? {} : { why: says }),
        ...(status === undefined ? {} : { status }),
        ...(held === undefined ? {} : { held }),
      },
      also: async tx => {
        if (!(await settleLetter(tx, letter, 'not-sent', ledger.clock()))) throw new SettledElsewhere()
      },
    })
  })
}

/** Undoes a transaction whose letter another worker has settled meanwhile. */
class SettledElsewhere extends Error {
  override readonly name = 'SettledElsewhere'
}

async function unlessSettled(settle: () => Promise<void>): Promise<void> {
  try {
    await settle()
  } catch (error) {
    if (!(error instanceof SettledElsewhere)) throw error
  }
}
