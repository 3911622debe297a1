/** Whoever said that they leave finds the way out first on their page. What would put it right stands below it, never before. */
import { useSpeech } from '../speech.tsx'

export function LeavingFirst({ caseHref }: { readonly caseHref: string }) {
  const { words } = useSpeech()
  const { title, how, repair } = words.case.leaving
  return (
    <section class="leaving-first" aria-labelledby="leaving-title">
      <h2 id="leaving-title">{title}</h2>
      <p>{how}</p>
      <p>
        <a class="button main" href={`${caseHref}/cancel`}>
          {words.case.cancelService}
        </a>
      </p>
      <p>
        <a href="#words">{repair}</a>
      </p>
    </section>
  )
}
