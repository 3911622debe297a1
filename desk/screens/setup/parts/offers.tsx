/** What may be promised: each offer with its terms in both languages, between which days. A change is a new version. */
import { useState } from 'react'
import type { OfferView, SetOffer } from '../../../../contract/promises.ts'
import { promisesWords } from '../../../../contract/words/promises.ts'
import { useChoices, useWordsOf } from '../../../choices.tsx'
import { AmountField } from '../../../parts/amount-field.tsx'
import { type Amounts, useAmounts } from '../../../parts/amounts.ts'
import { TextField } from '../../../parts/field.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { useTimes } from '../../../when.tsx'
import { useSaving } from '../data.ts'
import { offerRequests, useOffers } from '../offers-data.ts'
import { useDraft } from './draft.ts'
import { OneLanguage, useOneLanguage } from './one-language.tsx'
import { SaveBar, Why } from './save-bar.tsx'
import { type Texts, TwoTexts } from './two-texts.tsx'

export function OffersSection() {
  const words = useWordsOf(promisesWords).offers
  const { offers = [], readAgain } = useOffers()
  const [fresh, setFresh] = useState<string | null>(null)
  return (
    <>
      <p className="hint">{words.intro}</p>
      {offers.length === 0 && <p className="hint">{words.none}</p>}
      <ul className="setup-list">
        {offers.map(offer => (
          <li key={offer.id}>
            <OneOffer offer={offer} onDone={readAgain} />
          </li>
        ))}
      </ul>
      {fresh === null ? (
        <button type="button" className="button button-plain" onClick={() => setFresh(crypto.randomUUID())}>
          {words.add}
        </button>
      ) : (
        <OfferForm
          id={fresh}
          offer={null}
          onDone={() => {
            setFresh(null)
            readAgain()
          }}
          onCancel={() => setFresh(null)}
        />
      )}
    </>
  )
}

function OneOffer({ offer, onDone }: { offer: OfferView; onDone: () => void }) {
  const words = useWordsOf(promisesWords).offers
  const { language } = useChoices().choices
  const times = useTimes()
  const removing = useSaving()
  const day = (text: string) => times.date(Date.parse(`${text}T12:00:00Z`))
  const takeOut = async () => {
    const done = await removing.run(() => offerRequests.takeOut(offer.id, offer.changeVersion))
    if (done !== null) onDone()
  }
  return (
    <details className="catalogue-offer">
      <summary>
        <strong>{offer[language].name}</strong> <Standing offer={offer} />
        <span className="soft">
          {words.version(offer.version)} · {day(offer.fromDay)}
          {offer.untilDay !== null && ` – ${day(offer.untilDay)}`}
          {offer.promised > 0 && ` · ${words.promised(offer.promised)}`}
        </span>
      </summary>
      <OfferForm id={offer.id} offer={offer} onDone={onDone} />
      {offer.withdrawnAt === null && (
        <button type="button" className="button button-quiet" onClick={() => void takeOut()}>
          {words.takeOut}
          <span className="hidden"> {offer[language].name}</span>
        </button>
      )}
      <Why saving={removing} onReset={onDone} />
    </details>
  )
}

function Standing({ offer: { against } }: { offer: OfferView }) {
  const words = useWordsOf(promisesWords).offers
  const [sign, says] =
    against === null
      ? (['check', words.live] as const)
      : (['clock', against === 'offer-ended' ? words.ended : words.notBegun] as const)
  return (
    <span className="offer-standing" data-live={against === null}>
      <Icon sign={sign} size={13} /> {says}
    </span>
  )
}

interface FormProps {
  readonly id: string
  readonly offer: OfferView | null
  readonly onDone: () => void
  readonly onCancel?: () => void
}

interface Typed extends Texts {
  readonly version: number
  readonly price: string
  readonly currency: string
  readonly fromDay: string
  readonly untilDay: string
}

function OfferForm({ id, offer, onDone, onCancel }: FormProps) {
  const words = useWordsOf(promisesWords).offers
  const saving = useSaving()
  const amounts = useAmounts()
  const { value, isDirty, change, reset } = useDraft(typedOf(offer, amounts))
  const save = async () => {
    if ((await saving.run(() => offerRequests.publish(id, askedOf(value, amounts)))) === null) return
    reset()
    onDone()
  }
  const asking = useOneLanguage(offer && typedOf(offer, amounts), value, () => void save())
  const text = (field: 'currency' | 'fromDay' | 'untilDay', label: string) => ({
    label,
    value: value[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  })
  return (
    <form
      className="offer-form"
      onSubmit={event => {
        event.preventDefault()
        asking.submit()
      }}
    >
      <TwoTexts words={words} value={value} change={change} />
      <div className="offer-row">
        <AmountField
          label={words.price}
          currency={value.currency}
          value={value.price}
          onType={price => change({ price })}
        />
        <TextField {...text('currency', words.currency)} pattern="[A-Z]{3}" maxLength={3} />
        <TextField {...text('fromDay', words.from)} type="date" required />
        <TextField {...text('untilDay', words.until)} type="date" hint={words.untilHint} />
      </div>
      <OneLanguage asking={asking} />
      <SaveBar saving={saving} isDirty={isDirty} label={words.publish} onReset={reset} onLeave={onCancel} />
    </form>
  )
}

function typedOf(offer: OfferView | null, { write }: Amounts): Typed {
  const { minor, currency = 'GBP' } = offer?.price ?? {}
  return {
    version: offer?.changeVersion ?? 0,
    nameEn: offer?.en.name ?? '',
    termsEn: offer?.en.terms ?? '',
    nameEs: offer?.es.name ?? '',
    termsEs: offer?.es.terms ?? '',
    price: write(minor ?? null, currency),
    currency,
    fromDay: offer?.fromDay ?? '',
    untilDay: offer?.untilDay ?? '',
  }
}

function askedOf(typed: Typed, { read }: Amounts): SetOffer {
  const minor = read(typed.price, typed.currency)
  return {
    en: { name: typed.nameEn, terms: typed.termsEn },
    es: { name: typed.nameEs, terms: typed.termsEs },
    price: minor === null ? null : { minor, currency: typed.currency },
    fromDay: typed.fromDay,
    untilDay: typed.untilDay === '' ? null : typed.untilDay,
    version: typed.version,
  }
}
