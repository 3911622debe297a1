/** The line asked for a call: whom, on which number, what was tried; then how it went. The story stands below. */
import { useState } from 'react'
import type { CaseView } from '../../../../contract/desk.ts'
import type { DeskWords } from '../../../../contract/words/desk-en.ts'
import { logCall } from '../../../commands/beside.ts'
import { missedCall, reached, wrongNumber } from '../../../commands/callback.ts'
import { useWorld } from '../../../commands/world.tsx'
import { CommandButton } from '../../../parts/command-button.tsx'
import { CallbackFacts } from '../../../parts/callback-facts.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Said } from '../../../parts/said.tsx'
import { useTimes } from '../../../when.tsx'

export function CallBack({ view }: { view: CaseView }) {
  const { words, me } = useWorld()
  const times = useTimes()
  const { entry, customer, id } = view.summary
  const called = entry?.callback
  if (!called || entry.state !== 'answered' || entry.agentId !== me.agent.id) return null
  const say = words.callback
  const name = customer.name || words.now.someone
  if (called.isMet) {
    return (
      <section className="banner call-back" aria-labelledby="call-back-title">
        <h2 id="call-back-title">
          <Icon sign="call" /> {say.talking(name)}
        </h2>
        <p className="hint">{say.talkingHint}</p>
        <div className="form-acts">
          <CommandButton command={logCall} look="main">
            {say.write}
          </CommandButton>
        </div>
      </section>
    )
  }
  const isPhone = called.by === 'phone'
  return (
    <section className="banner banner-ask call-back" aria-labelledby="call-back-title">
      <h2 id="call-back-title">
        <Icon sign={isPhone ? 'call' : 'chat'} /> {isPhone ? say.title(customer.name) : say.comes(name)}
      </h2>
      {isPhone && <NumberToDial number={called.number} shown={called.shown ?? called.number} />}
      {isPhone && called.numberIs && <p className="hint">{howKnown(called.numberIs, name, say.numberIs)}</p>}
      <CallbackFacts called={called} />
      <p className="hint">{isPhone ? say.lead : say.comesHint(times.time(called.comeBy ?? 0))}</p>
      <div className="form-acts">
        <CommandButton command={reached} look="main" />
        <CommandButton command={missedCall} hint={say.missedHint} />
        {isPhone && <CommandButton command={wrongNumber} />}
      </div>
      <Said caseId={id} acts={['reached', 'not-reached']} />
    </section>
  )
}

function howKnown(
  how: NonNullable<NonNullable<NonNullable<CaseView['summary']['entry']>['callback']>['numberIs']>,
  name: string,
  says: DeskWords['callback']['numberIs'],
): string {
  return how === 'known' ? says.known(name) : says[how]
}

function NumberToDial({ number, shown }: { number: string | null; shown: string | null }) {
  const { words } = useWorld()
  const [isCopied, setIsCopied] = useState(false)
  if (number === null) return <p>{words.callback.gone}</p>
  const copy = () => {
    void navigator.clipboard.writeText(number).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    )
  }
  return (
    <p className="number-to-dial">
      <a href={`tel:${number}`}>{shown}</a>
      <button type="button" className="button button-plain" onClick={copy}>
        {isCopied ? words.callback.copied : words.callback.copy}
      </button>
    </p>
  )
}
