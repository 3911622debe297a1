/** One's own accounts, what became of one's gifts that were looked at; for named reviewers, what waits to be looked at. */
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { NearMeView } from '../../../contract/interest.ts'
import { interestWords } from '../../../contract/words/interest.ts'
import { useWordsOf } from '../../choices.tsx'
import { useWorld } from '../../commands/world.tsx'
import { AreaField } from '../../parts/field.tsx'
import { Late } from '../../parts/late.tsx'
import { Page } from '../../parts/page.tsx'
import { Sentence } from '../../parts/said.tsx'
import { type NearData, useNear } from './data.ts'
import { ClosedGift, Reviews } from './parts/reviews.tsx'
import { WhoLooks } from './parts/who-looks.tsx'

export function NearScreen() {
  const words = useWordsOf(interestWords)
  const { agent } = useWorld().me
  const data = useNear(agent.role !== 'agent' || agent.isAdmin)
  const { me, failure, reviews, setup } = data
  return (
    <Page title={words.title}>
      <p className="rules-lead">{words.lead}</p>
      <Sentence failure={failure} />
      {!me && !failure && <Late text={words.title} />}
      {reviews && <Reviews reviews={reviews} data={data} />}
      {me && <OwnAccounts key={me.numbers.join(' ')} me={me} data={data} />}
      {me && (
        <section aria-labelledby="near-mine">
          <h3 id="near-mine" className="rules-title">
            {words.mine.title}
          </h3>
          {me.closed.length === 0 && <p>{words.mine.none}</p>}
          <ul className="rules-list">
            {me.closed.map(gift => (
              <ClosedGift key={gift.id} gift={gift} />
            ))}
          </ul>
        </section>
      )}
      {setup && <WhoLooks key={setup.version} setup={setup} data={data} />}
    </Page>
  )
}

function OwnAccounts({ me, data }: { me: NearMeView; data: NearData }) {
  const { accounts: say } = useWordsOf(interestWords)
  const [text, setText] = useState(me.numbers.join('\n'))
  const save = (event: FormEvent) => {
    event.preventDefault()
    const numbers = text
      .split('\n')
      .map(number => number.trim())
      .filter(number => number !== '')
    void data.saveAccounts(numbers)
  }
  const isSaved = text.trim() === me.numbers.join('\n')
  return (
    <section aria-labelledby="near-accounts">
      <h3 id="near-accounts" className="rules-title">
        {say.title}
      </h3>
      <form className="act-form rules-form" onSubmit={save}>
        <AreaField
          label={say.label}
          hint={say.lead}
          value={text}
          rows={3}
          onChange={event => setText(event.currentTarget.value)}
        />
        <div className="form-acts">
          <button type="submit" className="button button-main" disabled={data.isBusy || isSaved}>
            {say.save}
          </button>
          {isSaved && me.numbers.length > 0 && <span className="soft">{say.saved}</span>}
        </div>
      </form>
    </section>
  )
}
