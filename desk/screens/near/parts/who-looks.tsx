/** Who is named for looking at gifts, and from when on they do. Administrators change it, leads see it. */
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { GiftReviewSetupView } from '../../../../contract/interest.ts'
import { interestWords } from '../../../../contract/words/interest.ts'
import { useWordsOf } from '../../../choices.tsx'
import { TextField } from '../../../parts/field.tsx'
import { Sentence } from '../../../parts/said.tsx'
import type { NearData } from '../data.ts'

interface Props {
  readonly setup: GiftReviewSetupView
  readonly data: NearData
}

export function WhoLooks({ setup, data }: Props) {
  const { setup: say } = useWordsOf(interestWords)
  const [reviewers, setReviewers] = useState<readonly string[]>(setup.reviewers)
  const [gifts, setGifts] = useState(setup.gifts)
  const [days, setDays] = useState(setup.days)
  const save = (event: FormEvent) => {
    event.preventDefault()
    void data.saveSetup({ version: setup.version, reviewers: [...reviewers], gifts, days })
  }
  return (
    <section aria-labelledby="near-setup">
      <h3 id="near-setup" className="rules-title">
        {say.title}
      </h3>
      <p className="hint">{say.lead}</p>
      {setup.readOnlyBecause !== null && <Sentence text={setup.readOnlyBecause} isCalm />}
      {reviewers.length === 0 && <p>{say.nobody}</p>}
      <form className="act-form rules-form" onSubmit={save}>
        <fieldset className="lacked" disabled={setup.readOnlyBecause !== null}>
          <legend>{say.reviewers}</legend>
          {setup.people.map(({ id, name }) => (
            <label key={id} className="lacked-one">
              <input
                type="checkbox"
                checked={reviewers.includes(id)}
                onChange={event =>
                  setReviewers(
                    event.currentTarget.checked ? [...reviewers, id] : reviewers.filter(one => one !== id),
                  )
                }
              />
              <span dir="auto">{name}</span>
            </label>
          ))}
          <TextField
            label={say.gifts}
            type="number"
            min={2}
            max={100}
            value={gifts}
            onChange={event => setGifts(event.currentTarget.valueAsNumber || 2)}
          />
          <TextField
            label={say.days}
            type="number"
            min={1}
            max={365}
            value={days}
            onChange={event => setDays(event.currentTarget.valueAsNumber || 1)}
          />
        </fieldset>
        {setup.readOnlyBecause === null && (
          <div className="form-acts">
            <button type="submit" className="button button-main" disabled={data.isBusy}>
              {say.save}
            </button>
          </div>
        )}
      </form>
    </section>
  )
}
