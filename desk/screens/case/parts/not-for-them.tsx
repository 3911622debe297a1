/** What a rule of the house keeps from this customer: why, in words that they can be told, and setting the rule aside. */
import type { RemedyOptionView } from '../../../../contract/remedies.ts'
import { overridesWords } from '../../../../contract/words/overrides.ts'
import { useWordsOf } from '../../../choices.tsx'
import { AskReason } from '../../../parts/set-aside.tsx'
import type { RemedyData } from '../data.ts'

interface Props {
  readonly options: readonly RemedyOptionView[]
  readonly data: RemedyData
}

export function NotForThem({ options, data }: Props) {
  const words = useWordsOf(overridesWords)
  if (options.length === 0) return null
  return (
    <details className="beyond">
      <summary>{words.given.unmet}</summary>
      <ul className="remedy-options">
        {options.map(option => (
          <li
            key={[option.catalogueId, option.accountId, option.serviceId].join(' ')}
            className="remedy-beyond"
          >
            <strong>
              {option.name}
              {option.amount !== null && <span className="remedy-amount"> {option.amount}</span>}
            </strong>
            <Unmet option={option} />
            <AskReason
              onSend={async reason =>
                await data.giveAnyway(option, { rules: option.unmet.map(({ rule }) => rule), reason })
              }
            />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Each rule of the house that stands against it, and why. */
export function Unmet({ option: { unmet } }: { readonly option: RemedyOptionView }) {
  return unmet.map(({ rule, says, why }) => (
    <p key={rule} className="hint">
      {says} <span dir="auto">{why}</span>
    </p>
  ))
}
