/** An amount of the agent's own choice, within what they may give. */
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { RemediesView } from '../../../../contract/remedies.ts'
import { useWorld } from '../../../commands/world.tsx'
import { Field, TextField } from '../../../parts/field.tsx'
import { Sentence } from '../../../parts/said.tsx'
import type { RemedyData } from '../data.ts'
import { useAsking } from '../approvals-data.ts'
import { isBeyond } from './beyond.ts'
import { minorOf } from './minor.ts'

const KINDS = ['credit', 'waiver'] as const

interface Props {
  readonly caseId: string
  readonly view: RemediesView
  readonly data: RemedyData
}

export function OtherAmount({ caseId, view: { accounts }, data }: Props) {
  const { other } = useWorld().words.remedies
  const { askAmount } = useAsking(caseId)
  const [kind, setKind] = useState<(typeof KINDS)[number]>('credit')
  const [chosen, choose] = useState('')
  const [typed, type] = useState('')
  const [isWrong, setWrong] = useState(false)
  const account = accounts.find(({ id }) => id === chosen) ?? accounts[0]
  if (!account || account.currency === null) return null
  const { currency, id: accountId } = account
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const amountMinor = minorOf(typed, currency)
    setWrong(amountMinor === null)
    if (amountMinor === null) return
    if (await data.giveOther({ kind, accountId, amountMinor, currency })) type('')
  }
  const ask = async () => {
    const amountMinor = minorOf(typed, currency)
    setWrong(amountMinor === null)
    if (amountMinor === null) return
    if (await askAmount({ kind, accountId, amountMinor, currency })) type('')
  }
  return (
    <details>
      <summary>{other.open}</summary>
      <form className="other-amount" onSubmit={event => void submit(event)}>
        <Field label={other.kind}>
          {own => (
            <select
              {...own}
              className="input"
              value={kind}
              onChange={event => setKind(event.currentTarget.value === 'waiver' ? 'waiver' : 'credit')}
            >
              {KINDS.map(each => (
                <option key={each} value={each}>
                  {other.kinds[each]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {accounts.length > 1 && (
          <Field label={other.account}>
            {own => (
              <select
                {...own}
                className="input"
                value={accountId}
                onChange={event => choose(event.currentTarget.value)}
              >
                {accounts.map(each => (
                  <option key={each.id} value={each.id}>
                    {each.number}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <TextField
          label={other.amount(currency)}
          inputMode="decimal"
          value={typed}
          onChange={event => type(event.currentTarget.value)}
        />
        {isWrong && <Sentence text={other.wrong} />}
        <button type="submit" className="button button-plain" disabled={data.busy !== null}>
          {other.give}
        </button>
        {isBeyond(data.failure) && <AskAmount isBusy={data.busy !== null} onAsk={() => void ask()} />}
      </form>
    </details>
  )
}

/** Refused because it is too much: whoever may give it can be asked. */
function AskAmount({ isBusy, onAsk }: { isBusy: boolean; onAsk: () => void }) {
  const { approvals: say } = useWorld().words
  return (
    <button type="button" className="button button-plain" disabled={isBusy} onClick={onAsk}>
      {say.askAmount}
    </button>
  )
}
