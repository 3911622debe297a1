/** An amount of the agent's own choice, within what they may give; and the promise that it carries out, where one is owed. */
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { PromiseView } from '../../../../contract/case.ts'
import type { GiveRemedyRequest, RemediesView } from '../../../../contract/remedies.ts'
import { amountsWords } from '../../../../contract/words/amounts.ts'
import { useWordsOf } from '../../../choices.tsx'
import { useWorld } from '../../../commands/world.tsx'
import { AmountField } from '../../../parts/amount-field.tsx'
import { useAmounts } from '../../../parts/amounts.ts'
import { ChoiceField } from '../../../parts/field.tsx'
import { Sentence } from '../../../parts/said.tsx'
import type { RemedyData } from '../data.ts'
import { useAsking } from '../approvals-data.ts'
import { isBeyond } from './beyond.ts'

const KINDS = ['credit', 'waiver'] as const
const OF_ITS_OWN = 'none'

type Owed = NonNullable<RemediesView['owed']>[number]

interface Props {
  readonly caseId: string
  readonly view: RemediesView
  readonly promises: readonly PromiseView[]
  readonly data: RemedyData
}

export function OtherAmount(props: Props) {
  const { view, data } = props
  const { other } = useWorld().words.remedies
  const account = useAccount(view)
  if (account.currency === null) return null
  return (
    <details>
      <summary>{other.open}</summary>
      <AmountForm {...props} account={account} currency={account.currency} isBusy={data.busy !== null} />
    </details>
  )
}

type Gift = Omit<GiveRemedyRequest, 'remedyId'>

interface Account {
  readonly id: string
  readonly currency: string | null
  readonly choose: (id: string) => void
}

function useAccount({ accounts }: RemediesView): Account {
  const [chosen, choose] = useState('')
  const { id, currency } = accounts.find(each => each.id === chosen) ??
    accounts[0] ?? { id: '', currency: null }
  return { id, currency, choose }
}

/** The promise that the amount carries out: the first that is owed in this currency, unless another is picked, or none. */
function useCarried(owed: readonly Owed[], currency: string) {
  const [picked, pick] = useState<string | null>(null)
  const fitting = owed.filter(one => one.currency === null || one.currency === currency)
  const carried = fitting.find(({ id }) => id === picked) ?? (picked === OF_ITS_OWN ? undefined : fitting[0])
  return { fitting, carried, pick }
}

interface FormProps extends Props {
  readonly account: Account
  readonly currency: string
  readonly isBusy: boolean
}

function AmountForm({ caseId, view, promises, data, account, currency, isBusy }: FormProps) {
  const { other } = useWorld().words.remedies
  const { askAmount } = useAsking(caseId)
  const { read, write } = useAmounts()
  const [kind, setKind] = useState<(typeof KINDS)[number]>('credit')
  const { fitting, carried, pick } = useCarried(view.owed ?? [], currency)
  const [typed, type] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  // As much as was promised stands there already.
  const amount = typed ?? write(carried?.amountMinor ?? null, currency)
  const settle = async (how: (gift: Gift) => Promise<boolean>) => {
    const amountMinor = read(amount, currency) ?? 0
    setWrong(amountMinor <= 0)
    if (amountMinor <= 0) return
    const forCommitmentId = carried?.id ?? null
    if (!(await how({ kind, accountId: account.id, amountMinor, currency, forCommitmentId }))) return
    type(null)
    pick(null)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void settle(data.giveOther)
  }
  return (
    <form className="other-amount" onSubmit={submit}>
      <ChoiceField
        label={other.kind}
        value={kind}
        choices={KINDS.map(each => [each, other.kinds[each]])}
        onChoose={each => setKind(each === 'waiver' ? 'waiver' : 'credit')}
      />
      {view.accounts.length > 1 && (
        <ChoiceField
          label={other.account}
          value={account.id}
          choices={view.accounts.map(({ id, number }) => [id, number])}
          onChoose={account.choose}
        />
      )}
      {fitting.length > 0 && (
        <CarriesOut owed={fitting} carried={carried} promises={promises} onPick={pick} />
      )}
      <AmountField label={other.amount(currency)} currency={currency} value={amount} onType={type} />
      {isWrong && <Nothing typed={amount} currency={currency} />}
      <button type="submit" className="button button-plain" disabled={isBusy}>
        {other.give}
      </button>
      {isBeyond(data.failure) && <AskAmount isBusy={isBusy} onAsk={() => void settle(askAmount)} />}
    </form>
  )
}

/** What cannot be read says so itself. */
function Nothing({ typed, currency }: { typed: string; currency: string }) {
  const { nothing } = useWordsOf(amountsWords)
  const { read, problem } = useAmounts()
  const isRight = (read(typed, currency) ?? 0) > 0 || problem(typed, currency) !== null
  return isRight ? null : <Sentence text={nothing} />
}

interface CarriesProps {
  readonly owed: readonly Owed[]
  readonly carried: Owed | undefined
  readonly promises: readonly PromiseView[]
  readonly onPick: (id: string) => void
}

function CarriesOut({ owed, carried, promises, onPick }: CarriesProps) {
  const { remedies, promise: say } = useWorld().words
  const named = owed.map(({ id }): readonly [string, string] => {
    const promise = promises.find(each => each.id === id)
    return [id, promise?.words ?? say.kinds[promise?.kind ?? 'credit']]
  })
  return (
    <ChoiceField
      label={remedies.other.carriesOut}
      value={carried?.id ?? OF_ITS_OWN}
      choices={[...named, [OF_ITS_OWN, remedies.other.ofItsOwn]]}
      onChoose={onPick}
    />
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
