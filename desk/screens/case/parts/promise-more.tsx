/** What else a promise can say: so long on the calendar, what of the catalogue, how much money, where it was said. */
import type { CaseView } from '../../../../contract/desk.ts'
import type { OfferView } from '../../../../contract/promises.ts'
import { promisesWords } from '../../../../contract/words/promises.ts'
import { useChoices, useWordsOf } from '../../../choices.tsx'
import type { DraftPromise } from '../../../drafts.ts'
import { Field } from '../../../parts/field.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { amountOf } from '../../../promise-act.ts'
import { useTimes } from '../../../when.tsx'
import { RecordingPart } from './recording-part.tsx'
import { useOffers, usePromiseCheck } from '../promises-data.ts'
import { MoneyField } from './money-field.tsx'
import { EvidenceField, ToField } from './promise-about.tsx'
import { PromiseAsk } from './promise-ask.tsx'

interface Props {
  readonly view: CaseView
  readonly promise: DraftPromise
  readonly change: (part: Partial<DraftPromise>) => void
}

const UNITS = ['working-days', 'working-hours', 'hours', 'days'] as const

export function PromiseMore({ view, promise, change }: Props) {
  const words = useWordsOf(promisesWords)
  const isOpen =
    promise.offerId !== undefined ||
    promise.within !== undefined ||
    promise.evidence !== undefined ||
    promise.to !== undefined
  return (
    <details className="promise-more" open={isOpen || promise.kind === 'credit'}>
      <summary>{words.more}</summary>
      <div className="promise-more-row">
        <WithinField promise={promise} change={change} />
        <OfferField promise={promise} change={change} />
        {promise.kind === 'credit' && (
          <MoneyField typed={promise} change={part => change({ ...part, isSaid: undefined })} />
        )}
        <EvidenceField view={view} promise={promise} change={change} />
        <RecordingPart view={view} evidence={promise.evidence} onChange={evidence => change({ evidence })} />
        <ToField view={view} promise={promise} change={change} />
      </div>
    </details>
  )
}

function WithinField({ promise: { within }, change }: Omit<Props, 'view'>) {
  const words = useWordsOf(promisesWords)
  const unit = within?.unit ?? 'working-days'
  return (
    <Field label={words.within}>
      {ids => (
        <span className="promise-within">
          <input
            {...ids}
            className="input"
            type="number"
            min={1}
            max={400}
            value={within?.amount ?? ''}
            onChange={event => {
              const amount = Math.min(400, Math.trunc(event.currentTarget.valueAsNumber))
              change({ within: amount >= 1 ? { amount, unit } : undefined, dueAt: null })
            }}
          />
          <select
            className="input"
            aria-label={words.within}
            value={unit}
            onChange={event => {
              const chosen = UNITS.find(name => name === event.currentTarget.value)
              if (chosen) change({ within: { amount: within?.amount ?? 1, unit: chosen }, dueAt: null })
            }}
          >
            {UNITS.map(name => (
              <option key={name} value={name}>
                {words.units[name]}
              </option>
            ))}
          </select>
        </span>
      )}
    </Field>
  )
}

function OfferField({ promise, change }: Omit<Props, 'view'>) {
  const words = useWordsOf(promisesWords)
  const { language } = useChoices().choices
  const offers = useOffers()
  if (offers.length === 0) return null
  const group = (label: string, some: readonly OfferView[]) =>
    some.length > 0 && (
      <optgroup label={label}>
        {some.map(offer => (
          <option key={offer.id} value={offer.id}>
            {offer[language].name}
          </option>
        ))}
      </optgroup>
    )
  return (
    <Field label={words.offer}>
      {ids => (
        <select
          {...ids}
          className="input"
          value={promise.offerId ?? ''}
          onChange={event => {
            const offer = offers.find(({ id }) => id === event.currentTarget.value)
            // Words that only name the offer before it never stand beside the terms of another one.
            const isNotOwn = ['', ...namesOf(offers)].includes(promise.words.trim())
            change({
              offerId: offer?.id,
              isSaid: undefined,
              ...(isNotOwn ? { words: offer?.[language].name ?? '' } : {}),
            })
          }}
        >
          <option value="">{words.noOffer}</option>
          {group(
            words.liveOffers,
            offers.filter(({ against }) => against === null),
          )}
          {group(
            words.otherOffers,
            offers.filter(({ against }) => against !== null),
          )}
        </select>
      )}
    </Field>
  )
}

function namesOf(offers: readonly OfferView[]): readonly string[] {
  return offers.flatMap(({ en, es }) => [en.name, es.name])
}

/** Before it is said: what stands against it, and the way to write it down where it was said already. */
export function PromiseWarning({ view, promise, change, onAsked }: Props & { readonly onAsked: () => void }) {
  const words = useWordsOf(promisesWords)
  const caseId = view.summary.id
  const says = useWarning(promise, caseId)
  if (says === null) return null
  return (
    <div className="promise-warning" role="status">
      <p>
        <Icon sign="warn" size={14} /> <strong>{says}</strong>
      </p>
      {promise.isSaid !== true && <PromiseAsk caseId={caseId} promise={promise} onAsked={onAsked} />}
      <label className="tick">
        <input
          type="checkbox"
          checked={promise.isSaid === true}
          onChange={event => change({ isSaid: event.currentTarget.checked || undefined })}
        />
        <span>{words.said}</span>
      </label>
      {promise.isSaid === true && <p className="hint">{words.saidBinds}</p>}
    </div>
  )
}

/** Why this should not be said; null where nothing stands against it, or it is not known yet. */
export function useWarning(promise: DraftPromise | null, caseId: string): string | null {
  const words = useWordsOf(promisesWords)
  const { language } = useChoices().choices
  const times = useTimes()
  const offers = useOffers()
  const { kind = 'other', offerId, within } = promise ?? {}
  const amount = promise === null ? undefined : amountOf(promise)
  const isAsked = offerId !== undefined || amount !== undefined
  const check = usePromiseCheck({ kind, offerId, amount, within, caseId }, isAsked)
  if (check === undefined || check.against === null) return null
  const name = offers.find(({ id }) => id === offerId)?.[language].name ?? ''
  if (check.against !== 'offer-ended' && check.against !== 'offer-not-begun') return words.tooMuch
  if (check.day === null) return words.gone(name)
  const day = times.date(Date.parse(`${check.day}T12:00:00Z`))
  return check.against === 'offer-ended' ? words.ended(name, day) : words.notBegun(name, day)
}

/** When so long from now is, by the calendar of the team. */
export function useDue({ kind, dueAt, within }: DraftPromise): number | null {
  const check = usePromiseCheck({ kind, within }, within !== undefined)
  return within === undefined ? dueAt : (check?.dueAt ?? null)
}
