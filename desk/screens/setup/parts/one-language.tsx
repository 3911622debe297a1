/** Customers read either language: where one text was changed and the other was not, it is asked once before both go out. */
import { useState } from 'react'
import { setupWords } from '../../../../contract/words/setup.ts'
import { useWordsOf } from '../../../choices.tsx'
import { Icon } from '../../../parts/icon.tsx'
import type { Texts } from './two-texts.tsx'

type Language = 'en' | 'es'

interface Asking {
  /** Saves, or asks first. */
  readonly submit: () => void
  /** The language that is asked about, while it is. */
  readonly about: Language | null
  readonly goOn: () => void
  readonly close: () => void
}

/** @param before null of what is new: there both are written */
export function useOneLanguage(before: Texts | null, now: Texts, save: () => void): Asking {
  const [isAsking, setAsking] = useState(false)
  const left = before === null ? null : leftAsItWas(before, now)
  const goOn = () => {
    setAsking(false)
    save()
  }
  return {
    submit: left === null ? goOn : () => setAsking(true),
    about: isAsking ? left : null,
    goOn,
    close: () => setAsking(false),
  }
}

/** The one of two languages that was left as it was while the other was changed. */
function leftAsItWas(before: Texts, now: Texts): Language | null {
  const isEnglishNew = now.nameEn !== before.nameEn || now.termsEn !== before.termsEn
  const isSpanishNew = now.nameEs !== before.nameEs || now.termsEs !== before.termsEs
  if (isEnglishNew === isSpanishNew) return null
  return isEnglishNew ? 'es' : 'en'
}

/** Stands in the form, above what saves it. */
export function OneLanguage({ asking: { about, goOn, close } }: { asking: Asking }) {
  const words = useWordsOf(setupWords).oneLanguage
  if (about === null) return null
  return (
    <div role="alert" className="one-language">
      <p className="warn">
        <Icon sign="warn" size={14} /> {words.asks[about]}
      </p>
      <div className="form-acts">
        <button
          ref={takeFocus}
          type="button"
          className="button button-plain"
          onClick={({ currentTarget: { form } }) => {
            close()
            form?.querySelector<HTMLElement>(`textarea[lang=${about}]`)?.focus()
          }}
        >
          {words.write[about]}
        </button>
        <button type="button" className="button button-plain" onClick={goOn}>
          {words.goOn}
        </button>
      </div>
    </div>
  )
}

/** The answer is at hand where the question is. */
function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus()
}
