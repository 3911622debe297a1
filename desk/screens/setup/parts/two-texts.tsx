/** What something is called and under which terms, in both languages: customers read either. */
import { AreaField, TextField } from '../../../parts/field.tsx'

export interface Texts {
  readonly nameEn: string
  readonly termsEn: string
  readonly nameEs: string
  readonly termsEs: string
}

interface Props {
  readonly words: Readonly<Record<'english' | 'spanish' | 'name' | 'terms', string>>
  readonly value: Texts
  readonly change: (part: Partial<Texts>) => void
}

export function TwoTexts({ words, value, change }: Props) {
  const field = (name: keyof Texts, label: string) => ({
    label,
    required: true,
    value: value[name],
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  })
  return (
    <div className="offer-texts">
      <fieldset>
        <legend>{words.english}</legend>
        <TextField {...field('nameEn', words.name)} maxLength={120} lang="en" />
        <AreaField {...field('termsEn', words.terms)} maxLength={4_000} lang="en" />
      </fieldset>
      <fieldset>
        <legend>{words.spanish}</legend>
        <TextField {...field('nameEs', words.name)} maxLength={120} lang="es" />
        <AreaField {...field('termsEs', words.terms)} maxLength={4_000} lang="es" />
      </fieldset>
    </div>
  )
}
