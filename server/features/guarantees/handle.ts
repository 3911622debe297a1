/** A mode is changed once, with the fact that says who did it. */
import type { GuaranteeWithMode, Mode } from '../../../domain/guarantee/modes.ts'
import { append } from '../../ledger/append.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { keepMode, lockMode } from './sql.ts'

interface SetMode {
  readonly guarantee: GuaranteeWithMode
  readonly to: Mode
  readonly agentId: string
}

/** Setting what is set already writes nothing. */
export async function setMode(ledger: Ledger, { guarantee, to, agentId }: SetMode): Promise<void> {
  await append(ledger, {}, async ({ tx }) => {
    const from = await lockMode(tx, guarantee)
    if (from === to) return { facts: [], result: null }
    await keepMode(tx, guarantee, to)
    const fact = { type: 'ModeChanged', guarantee, from, to, agentId } as const
    return { facts: [{ caseId: null, about: agentId, fact }], result: null }
  })
}
