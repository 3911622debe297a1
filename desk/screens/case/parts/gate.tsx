/** Offers: locked with the sentence of the rule that locks them, or open. The lock itself is in the server. */
import { useSearch } from '@tanstack/react-router'
import type { CaseView } from '../../../../contract/desk.ts'
import { guaranteesWords } from '../../../../contract/words/guarantees.ts'
import { useWordsOf } from '../../../choices.tsx'
import { makeOffer } from '../../../commands/case.ts'
import { useWorld } from '../../../commands/world.tsx'
import { CommandButton } from '../../../parts/command-button.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Said } from '../../../parts/said.tsx'
import { ActForm } from './act-form.tsx'

export function Gate({ view: { gate, summary } }: { view: CaseView }) {
  const { words } = useWorld()
  const { means } = useWordsOf(guaranteesWords)
  const { do: form } = useSearch({ strict: false })
  return (
    <section className="rail-part gate" data-open={gate.isOpen} aria-labelledby="gate-title">
      <h2 id="gate-title">
        <Icon sign={gate.isOpen ? 'unlock' : 'lock'} size={14} /> {words.now.offers}
        {!gate.isOpen && <span className="chip">{words.now.gateLocked}</span>}
      </h2>
      <p>{gate.says ?? (gate.isOpen ? words.now.gateOpen : words.now.gateLocked)}</p>
      {gate.isOpen && gate.says !== null && <p className="hint">{means[gate.mode]}</p>}
      {gate.becauseOf.length > 0 && (
        <p className="soft">
          {words.now.gateWhy} {gate.becauseOf.join(', ')}
        </p>
      )}
      {gate.isOpen && form !== 'offer' && <CommandButton command={makeOffer} look="row" />}
      {gate.isOpen && form === 'offer' && (
        <ActForm
          caseId={summary.id}
          act="make-offer"
          label={words.acts.offerWords}
          submit={words.acts.offerSubmit}
          toAct={offered => ({ act: 'make-offer', words: offered })}
        />
      )}
      <Said caseId={summary.id} acts={['make-offer']} />
    </section>
  )
}
